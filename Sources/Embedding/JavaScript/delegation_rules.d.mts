// DelegationRules for JavaScript and TypeScript: what Microsoft Graph does with mail that is sent as somebody else.

/**
 * Loads the WebAssembly module `delegation_rules.wasm` that lies beside this file, or another: from a URL (a relative one is
 * taken from the page, or from this file where there is none), from a Response, from bytes, or compiled already.
 *
 * With `delegation_rules_packed.wasm`, only `predictPacked`, `predictMany`, `clausesPacked` and `unpack` work.
 */
export function load(module?: string | URL | Response | BufferSource | WebAssembly.Module): Promise<Rules>;

/** The engine. */
export interface Rules {
  /** The version of the module: major, minor and patch, eight bits each. */
  readonly version: number;
  /** The clauses that predictions cite. */
  readonly clauses: readonly Clause[];
  /**
   * A session with a tenant, an object, JSON text or the bytes of a file; an Error says in one line why it is none. Without
   * one, each exchange brings its own.
   */
  open(tenant?: Tenant | string | ArrayBuffer | ArrayBufferView): Session;
  /** A tenant of what Exchange exports as JSON, each file with its name and its text or bytes. */
  importTenant(files: readonly { readonly name: string; readonly text: string | BufferSource }[]): TenantImport;
  /** What Microsoft Graph does with a scenario, an object or JSON text; what is none is answered as invalid. */
  predict(scenario: Scenario | string): Prediction | Invalid;
  /** A scenario in 32 bits; throws an InvalidScenario if it is none. */
  pack(scenario: Scenario | string): number;
  /** The scenario that is packed in `code`; throws a RangeError if none is. */
  unpack(code: number): Scenario;
  /** The prediction for a packed scenario, as Specs/README.md has its bits; 0n for bits that are no scenario. */
  predictPacked(code: number): bigint;
  /** The same for each number. */
  predictMany(codes: Uint32Array): BigUint64Array;
  /** The clauses that decided it, a bit for each of `clauses`. */
  clausesPacked(code: number): bigint;
}

/** A tenant, and the drafts that were created in it since it was opened. */
export interface Session {
  /** What Microsoft Graph answers to a request, and what comes of it that Graph never tells. */
  ask(question: Exchange): Result | Invalid;
  /** What Microsoft Graph does with a scenario. */
  ask(question: Scenario): Prediction | Invalid;
  /** What must change for a send to come out as wanted. */
  ask(question: AdviceQuestion): Advice | Invalid;
  /** Who may send as whom. */
  ask(question: WhoQuestion): Who | Invalid;
  /** Any of these, as JSON text. */
  ask(question: string): Result | Prediction | Advice | Who | Invalid;
  /**
   * As the global `fetch`, but it answers Graph's hosts from this session; requests to others fail. What is not predicted is
   * answered 501, what makes no sense in this tenant 500, each with the reason in an error of Graph's form.
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Such a `fetch`, with what becomes of requests to others: they fail, or go to the `fetch` that is global now, or to a
   * function. With a `token`, requests are taken to bear that, whatever their header says.
   */
  fetchWith(options?: {
    readonly others?: "fail" | "pass" | typeof globalThis.fetch;
    readonly token?: Token;
  }): typeof globalThis.fetch;
  /** What became of each request that `fetch` answered, in their order; without tokens and queries. */
  readonly results: AnsweredRequest[];
  /** Forgets the results and the drafts. */
  reset(): void;
  /** Gives back what the session holds in the module's memory. */
  close(): void;
}

/** An access token (a JWT) for code under test, with what is read of one; it is signed by nobody. */
export function unsignedToken(token: Token): string;

/** Why something is no scenario, and the dotted `path` of the key at fault. */
export class InvalidScenario extends Error {
  constructor(path: string, message: string);
  readonly path: string;
}

// ---- Tenants ----

export interface Tenant {
  readonly recipients: readonly Recipient[];
  readonly accessPolicies?: readonly {
    /** An application's id, or `*` for every one. */
    readonly appId: string;
    readonly accessRight: AccessRight;
    /** Any identity of a mailbox or a mail-enabled security group. */
    readonly scope: string;
  }[];
  readonly roleAssignments?: readonly {
    readonly appId: string;
    readonly role: ApplicationRole;
    /** Any identity of a mailbox or a group; the whole organisation where it is left out. */
    readonly scope?: string;
  }[];
  /** Whether mail from an alias keeps it. */
  readonly sendFromAliasEnabled?: boolean | null;
}

export interface Recipient {
  readonly address: string;
  readonly recipientTypeDetails: RecipientTypeDetails;
  readonly displayName?: string | null;
  /** The address, where it is left out. */
  readonly userPrincipalName?: string | null;
  readonly id?: string | null;
  readonly aliases?: readonly string[] | null;
  /** The members of a group, by any identity. */
  readonly members?: readonly string[] | null;
  /** Who holds the grant on this recipient: any identity of a user or a group. */
  readonly sendAs?: readonly string[] | null;
  readonly sendOnBehalf?: readonly string[] | null;
  readonly fullAccess?: readonly string[] | null;
  readonly messageCopyForSentAsEnabled?: boolean | null;
  readonly messageCopyForSendOnBehalfEnabled?: boolean | null;
}

export interface TenantImport {
  readonly tenant: Tenant;
  /** What could not be taken over, and where it stands. */
  readonly findings: readonly { readonly file: string; readonly path: string; readonly message: string }[];
  /** How much there is of what, and how much was left out on purpose. */
  readonly counts: {
    readonly recipients: number; readonly grants: number; readonly members: number; readonly accessPolicies: number;
    readonly roleAssignments: number; readonly leftOut: readonly { readonly number: number; readonly what: string }[];
  };
  /** Which of the files are exports, and the datasets that each tells of. */
  readonly exported: readonly { readonly file: string; readonly what: readonly string[] }[];
  /**
   * What none of them tells of, though it concerns somebody in the tenant: the right of which it would tell who holds it, what
   * exports it and into which file; of members, the groups that hold a right and have none. It may be so all the same.
   */
  readonly missing: readonly {
    readonly what: string; readonly right?: Right; readonly file: string; readonly cmdlet: string; readonly groups: readonly string[];
  }[];
  /** What applications are called, as the exported service principals have it. */
  readonly applications: readonly { readonly appId: string; readonly displayName: string }[];
}

// ---- Requests ----

/** For whom an access token speaks, and what it carries. */
export type Token =
  | { readonly type: "user"; readonly user: string; readonly permissions: readonly Permission[] }
  | { readonly type: "app"; readonly appId?: string; readonly permissions: readonly Permission[] };

export interface Exchange {
  readonly id?: string | null;
  /** The tenant, where it is not the session's. */
  readonly tenant?: Tenant | null;
  /** The token, where it does not stand in the request's header Authorization. */
  readonly token?: Token | null;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers?: { readonly [name: string]: string } | null;
    /** JSON, or a string: JSON text, or the base64 of MIME. */
    readonly body?: unknown;
  };
  /** The message that a request sends which sends a draft, where the session did not create it. */
  readonly draft?: object | null;
}

/** What came of a request. */
export interface Result {
  readonly id?: string;
  /** Graph's response; not there where it is unspecified. */
  readonly response?: GraphResponse;
  /** What came out; not there for a batch. */
  readonly outcome?: Outcome;
  /** Why there is no prediction. */
  readonly reason?: string;
  /** The parties as recipients see them, where the message was sent. */
  readonly message?: { readonly sender: MailAddress; readonly from: MailAddress };
  /** The addresses of the mailboxes whose Sent Items keep a copy, the sending user's first; only where it was accepted. */
  readonly sentItems?: readonly string[];
  /** The scenario that the request came down to. */
  readonly scenario?: Scenario;
  readonly clauses?: readonly ClauseID[];
  /** The weakest evidence among the clauses. */
  readonly basis?: Evidence;
  /** Those of the clauses that a report contradicts. */
  readonly contested?: readonly ClauseID[];
  /** Of a batch, what came of each request. */
  readonly parts?: readonly Result[];
}

export interface MailAddress {
  readonly emailAddress: { readonly name?: string; readonly address?: string };
}

export interface GraphResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body?: any;
}

/** What became of a request that `fetch` answered. */
export interface AnsweredRequest extends Omit<Result, "outcome" | "response"> {
  readonly method: string;
  /** Without its query. */
  readonly url: string;
  readonly outcome?: Outcome | "invalid";
  readonly error?: Invalid["error"];
  /** What `fetch` answered. */
  readonly response: GraphResponse;
}

// ---- Answers ----

/** What Microsoft Graph does with a scenario, and why. */
export type Prediction = {
  readonly id?: string;
  /** The ids of the clauses that decided it, in the order in which they were applied. */
  readonly clauses: readonly ClauseID[];
  /** The weakest evidence among the clauses. */
  readonly basis: Evidence;
  /** Those of the clauses that a report contradicts. */
  readonly contested?: readonly ClauseID[];
} & (
  | {
    readonly outcome: "accepted"; readonly status: 202;
    /** The parties as recipients see them. */
    readonly sender: Party; readonly from: Party;
    /** Whose Sent Items keep a copy. */
    readonly sentItems: readonly Party[];
  }
  | { readonly outcome: "drafted"; readonly status: 201; readonly draftsOf: Party }
  | {
    readonly outcome: "rejected"; readonly status: number;
    readonly error: { readonly code: GraphErrorCode; readonly message: string };
  }
  | { readonly outcome: "unspecified"; readonly reason: string }
);

/** What a question is answered that cannot be read. */
export interface Invalid {
  readonly id?: string;
  readonly outcome: "invalid";
  readonly error: { readonly path: string; readonly message: string };
}

/** What must change for a send to come out as wanted. */
export type AdviceQuestion = { readonly id?: string; readonly goal: Goal } & (
  { readonly scenario: Scenario; readonly exchange?: never } | { readonly exchange: Exchange; readonly scenario?: never }
);

/** What is wanted; to be accepted where nothing else is said. */
export interface Goal {
  readonly outcome?: Outcome;
  /** The sender that recipients should see. */
  readonly sender?: Party;
  /** Exactly these should keep a copy. */
  readonly sentItems?: readonly Party[];
  /** The facts that must not change. */
  readonly keep?: readonly FactKey[];
}

export interface Advice {
  readonly id?: string;
  /** Every minimal set of changes, the best first. */
  readonly advice: readonly {
    readonly changes: readonly Change[]; readonly scenario: Scenario; readonly prediction: Prediction;
  }[];
  /** The clauses that stand in the way, where there is no advice. */
  readonly obstacles?: readonly ClauseID[];
  /** Why there is no advice, where the question is at fault. */
  readonly reason?: string;
}

export type Change = Edit & {
  /** Who can make it; of several, who has the fewest rights. */
  readonly who: "developer" | "mailboxOwner" | "administrator";
  /** The cmdlet, the permission to request, or what the request then says. */
  readonly how: string;
};

/** Who may send as whom: of all, or of a from address, a sender or an application, each by any identity. */
export interface WhoQuestion {
  readonly who: { readonly from?: string; readonly sender?: string; readonly app?: string };
}

export interface Who {
  readonly rows: readonly WhoRow[];
}

/** A sender, or an application and the mailbox in its path, and a from address with a way to send. */
export type WhoRow = {
  readonly from: string;
  /** The rights that are held on the from address. */
  readonly rights: readonly Right[];
  /** For each of them the chains of groups through which it is held, outermost first; an empty chain is in person. */
  readonly heldThrough: { readonly [right in Right]?: readonly (readonly string[])[] };
  /** The mailboxes that a path can name, whom recipients then see as sender, and the mailboxes that keep a copy. */
  readonly ways: readonly {
    readonly mailbox: Scenario["endpoint"]["mailbox"]; readonly seen: Party; readonly sentItems: readonly string[];
  }[];
  readonly permissions: readonly Permission[];
  readonly clauses: readonly ClauseID[];
} & (
  | { readonly sender: string; readonly app?: never; readonly mailbox?: never }
  | { readonly app: string; readonly mailbox: string; readonly sender?: never }
);

type Right = NonNullable<Scenario["grants"]>[number];

/** What predictions cite. */
export interface Clause {
  readonly id: ClauseID;
  readonly statement: string;
  readonly evidence: Evidence;
  readonly contested: boolean;
  readonly sources: readonly Source[];
  /** The reports that contradict it. */
  readonly contestedBy?: readonly Source[];
}

export interface Source {
  readonly document: string;
  readonly section?: string;
  readonly url?: string;
}

// ---- The contract ----

/* contract.d.mts */
