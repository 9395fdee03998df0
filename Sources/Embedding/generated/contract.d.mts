// Made by .ci/generate from the table in Sources/DelegationRules/Contract; do not edit.

/** The facts that decide a delegated send. */
export interface Scenario {
  /** Any string; the prediction echoes it. */
  readonly id?: string;
  readonly token: {
    /** For whom the access token speaks: user (the signed-in user: a delegated token), app (the app itself, with nobody signed in). */
    readonly type: "user" | "app";
    /** The token's Graph permissions: any of Mail.Send (send as the signed-in user; an app, as any user), Mail.Send.Shared (send on behalf of others too; user tokens only), Mail.ReadWrite (create drafts in the own mailbox; an app, in any), Mail.ReadWrite.Shared (in shared mailboxes too; user tokens only). */
    readonly permissions: readonly Permission[];
  };
  readonly endpoint: {
    /** Whose mailbox the path of the request names: me (/me), signedInUser (/users/{id} of the signed-in user; an app has none), from (/users/{id} of the from user), another (/users/{id} of any other user mailbox; an app's sending user), group (/users/{id} of a Microsoft 365 group), withoutMailbox (/users/{id} of a user without a mailbox in the cloud), noUser (/users/{id} of a list, a contact, or nobody). */
    readonly mailbox: "me" | "signedInUser" | "from" | "another" | "group" | "withoutMailbox" | "noUser";
    /** Whether the path names it by an alias: true, false. */
    readonly alias?: boolean;
    /** What the request asks for: sendMail (POST .../sendMail), createDraft (POST .../messages), sendDraft (POST .../messages/{id}/send), reply (POST .../messages/{id}/reply, replyAll or forward), createReply (POST .../createReply, createReplyAll or createForward). */
    readonly operation: "sendMail" | "createDraft" | "sendDraft" | "reply" | "createReply";
  };
  /** Whom the message is from: own (the sending user's primary address, or no from in the message), ownAlias (another address of the sending user's), userMailbox (another user's mailbox), sharedMailbox (a shared mailbox), resourceMailbox (a room or equipment mailbox), microsoft365Group (a Microsoft 365 group), distributionList (a distribution list, a mail-enabled security group or a dynamic distribution list), mailUser (a mail user: on-premises, or a guest), mailContact (a mail contact), unknown (an address that nobody in the organisation has). */
  readonly from?: "own" | "ownAlias" | "userMailbox" | "sharedMailbox" | "resourceMailbox" | "microsoft365Group" | "distributionList" | "mailUser" | "mailContact" | "unknown";
  /** Where the from address stands: property (in the message's from), mimeHeader (in the header From: of a MIME body), path (nowhere: the path mailbox is taken). */
  readonly fromSource?: "property" | "mimeHeader" | "path";
  /** What the sending user holds on the from address: any of SendAs (the message bears no trace of the sending user), SendOnBehalf (recipients see who sent it, and on whose behalf), FullAccess (the from mailbox may be opened). */
  readonly grants?: readonly ("SendAs" | "SendOnBehalf" | "FullAccess")[];
  /** Whether the default copy is kept: true, false. */
  readonly saveToSentItems?: boolean;
  /** The administrator's "always save copy" switches of the from mailbox: any of SentAs (MessageCopyForSentAsEnabled), SendOnBehalf (MessageCopyForSendOnBehalfEnabled). */
  readonly alwaysSaveCopy?: readonly ("SentAs" | "SendOnBehalf")[];
  /** What access policies say of the app and the path mailbox: allows (no policy keeps the app from the path mailbox), blocks (the path mailbox is shut to the app). */
  readonly accessPolicy?: "allows" | "blocks";
  /** What Exchange roles give the app on the path mailbox: any of Mail.Send (an Exchange role lets the app send from it), Mail.ReadWrite (an Exchange role lets the app draft in it). */
  readonly exchangeRoles?: readonly ("Mail.Send" | "Mail.ReadWrite")[];
}

/** A Graph permission, by its name or by a scope's full form; of names that are not listed it counts alone that there is one. */
export type Permission = "Mail.Send" | "Mail.Send.Shared" | "Mail.ReadWrite" | "Mail.ReadWrite.Shared"
  | "Mail.Read" | "Mail.Read.Shared" | "Mail.ReadBasic" | "Mail.ReadBasic.Shared"
  | "Mail.ReadBasic.All" | (string & {});

/** What comes out of a scenario. */
export type Outcome = "accepted" | "drafted" | "rejected" | "unspecified";

/** One of the two parties; where they are the same, it is called sendingUser. */
export type Party = "sendingUser" | "from";

/** A kind of evidence, the strongest first. */
export type Evidence = "documented" | "reference" | "observed" | "inferred";

/** The code of an error with which Graph refuses delegated mail. */
export type GraphErrorCode = "ErrorSendAsDenied" | "ErrorAccessDenied" | "BadRequest" | "ErrorInvalidUser"
  | "ErrorGroupIsUsedInNonGroupURI" | "MailboxNotEnabledForRESTAPI"
  | "NoPermissionsInAccessToken";

/** The id of a clause. */
export type ClauseID = "third-mailbox-unspecified" | "no-signed-in-user-unspecified" | "empty-token-is-refused"
  | "me-needs-user-token" | "shared-permissions-need-user-token"
  | "app-sends-as-path-mailbox" | "own-mail-needs-mail-send"
  | "delegated-mail-needs-mail-send-shared" | "draft-needs-mail-readwrite"
  | "draft-is-sent-without-body" | "reply-is-send" | "create-reply-is-draft"
  | "refused-path-is-nobodys" | "exchange-role-gives-permission"
  | "missing-permission-is-access-denied" | "alias-finds-mailbox" | "group-is-no-user"
  | "user-without-mailbox-is-not-enabled" | "no-user-mailbox-is-invalid-user"
  | "access-policy-shuts-mailbox" | "blocked-by-policy-is-access-denied"
  | "from-path-needs-full-access" | "missing-full-access-is-access-denied"
  | "path-mailbox-is-from" | "mime-from-is-from" | "reply-may-name-from"
  | "sending-right-required" | "app-needs-sending-right" | "unknown-address-has-no-grants"
  | "missing-sending-right-is-send-as-denied" | "first-failing-check-answers"
  | "own-mail-is-not-delegated" | "own-alias-is-own" | "from-may-be-any-recipient"
  | "mail-user-or-contact-may-be-from" | "directly-or-by-draft" | "graph-sets-sender"
  | "send-as-wins" | "send-on-behalf-shows-sender" | "send-as-hides-sender"
  | "accepted-has-no-body" | "own-path-keeps-senders-copy" | "from-path-keeps-from-copy"
  | "save-to-sent-items-false" | "administrators-copy"
  | "copy-switch-follows-sending-right" | "group-has-mailbox" | "no-mailbox-no-sent-items";

/** A key of a scenario that holds a fact, or several. */
export type FactKey = "token.type" | "token.permissions" | "endpoint.mailbox" | "endpoint.alias"
  | "endpoint.operation" | "from" | "fromSource" | "grants" | "saveToSentItems"
  | "alwaysSaveCopy" | "accessPolicy" | "exchangeRoles" | "token" | "endpoint";

/** What is changed, and to what. */
export type Edit =
  | { readonly key: "token.type"; readonly set: "user" | "app" }
  | { readonly key: "token.permissions"; readonly add: "Mail.Send" | "Mail.Send.Shared" | "Mail.ReadWrite" | "Mail.ReadWrite.Shared" }
  | { readonly key: "token.permissions"; readonly remove: "Mail.Send" | "Mail.Send.Shared" | "Mail.ReadWrite" | "Mail.ReadWrite.Shared" }
  | { readonly key: "endpoint.mailbox"; readonly set: "me" | "signedInUser" | "from" | "another" }
  | { readonly key: "endpoint.operation"; readonly set: "sendMail" | "createDraft" | "sendDraft" | "reply" | "createReply" }
  | { readonly key: "fromSource"; readonly set: "property" }
  | { readonly key: "grants"; readonly add: "SendOnBehalf" | "SendAs" | "FullAccess" }
  | { readonly key: "grants"; readonly remove: "SendOnBehalf" | "SendAs" | "FullAccess" }
  | { readonly key: "saveToSentItems"; readonly set: true | false }
  | { readonly key: "alwaysSaveCopy"; readonly add: "SentAs" | "SendOnBehalf" }
  | { readonly key: "alwaysSaveCopy"; readonly remove: "SentAs" | "SendOnBehalf" }
  | { readonly key: "accessPolicy"; readonly set: "blocks" | "allows" }
  | { readonly key: "exchangeRoles"; readonly add: "Mail.Send" | "Mail.ReadWrite" }
  | { readonly key: "exchangeRoles"; readonly remove: "Mail.Send" | "Mail.ReadWrite" };

/** What Exchange calls the kinds of recipients. */
export type RecipientTypeDetails = "UserMailbox" | "SharedMailbox" | "RoomMailbox" | "EquipmentMailbox" | "GroupMailbox"
  | "MailUniversalDistributionGroup" | "MailUniversalSecurityGroup"
  | "DynamicDistributionGroup" | "RoomList" | "MailUser" | "GuestMailUser" | "User"
  | "MailContact";

/** What an application access policy does. */
export type AccessRight = "RestrictAccess" | "DenyAccess";

/** A role of Exchange's RBAC for Applications that has to do with mail. */
export type ApplicationRole = "Application Mail.Send" | "Application Mail.ReadWrite" | "Application Mail Full Access"
  | "Application Exchange Full Access";
