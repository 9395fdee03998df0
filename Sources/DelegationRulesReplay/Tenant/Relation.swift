/// Which numbers stand in relation to each of the numbers from 0 up: a row for each, all in one array.
package struct Relation: Sendable {
    /// Where each row begins, and where the last ends.
    private var starts = [0]
    private var numbers: [Int] = []

    /// A relation without rows.
    package init() {}

    /// How many numbers there are in all rows.
    package var count: Int { numbers.count }

    /// The row of `number`, in ascending order, with nothing twice.
    package subscript(number: Int) -> ArraySlice<Int> { numbers[starts[number]..<starts[number + 1]] }

    /// Adds `number` to the row that is not ended yet.
    package mutating func append(_ number: Int) {
        numbers.append(number)
    }

    /// Ends the row, after the last of its numbers.
    package mutating func endRow() {
        let start = starts[starts.count - 1]
        if numbers.count - start > 1 {
            numbers[start...].sort()
            var end = start + 1
            for position in end..<numbers.count where numbers[position] != numbers[end - 1] {
                numbers[end] = numbers[position]
                end += 1
            }
            numbers.removeLast(numbers.count - end)
        }
        starts.append(numbers.count)
    }

    /// The numbers that have each of the numbers below the count of rows in their own row.
    package var inverse: Relation {
        var inverse = Relation()
        inverse.starts = Array(repeating: 0, count: starts.count)
        for number in numbers { inverse.starts[number + 1] += 1 }
        for row in 1..<starts.count { inverse.starts[row] += inverse.starts[row - 1] }
        var ends = inverse.starts
        inverse.numbers = Array(repeating: 0, count: numbers.count)
        for row in 0..<starts.count - 1 {
            for number in self[row] {
                inverse.numbers[ends[number]] = row
                ends[number] += 1
            }
        }
        return inverse
    }
}

extension ArraySlice<Int> {
    /// Whether `number` is among these, which ascend.
    package func containsInOrder(_ number: Int) -> Bool {
        var (start, end) = (startIndex, endIndex)
        while start < end {
            let middle = start + (end - start) / 2
            if self[middle] < number { start = middle + 1 } else { end = middle }
        }
        return start < endIndex && self[start] == number
    }
}
