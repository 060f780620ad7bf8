/// One section of a report as a sheet: a header that stays in sight, and rows below it.
public struct WorkbookSheet: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        public let title: String
        /// Whether numbers stand in it, so that its title stands to the right as they do.
        public let isNumber: Bool

        public init(_ title: String, isNumber: Bool = false) {
            self.title = title
            self.isNumber = isNumber
        }
    }

    public let name: String
    public let columns: [Column]
    public private(set) var rows: [[WorkbookCell]] = []

    public init(_ name: String, _ columns: [Column]) {
        self.name = name
        self.columns = columns
    }

    /// Adds a row with as many cells as there are columns.
    public mutating func append(_ cells: [WorkbookCell]) {
        precondition(cells.count == columns.count, "A row has one cell for each column.")
        rows.append(cells)
    }

    /// A spreadsheet takes at most 31 characters, and none of seven.
    static func lawful(_ name: String, besides taken: Set<String>) -> String {
        let plain = String(name.map { "[]:*?/\\'".contains($0) ? "-" : $0 })
        let base = plain.isEmpty ? "Sheet" : String(plain.prefix(31))
        guard taken.contains(base.lowercased()) else { return base }
        var number = 2
        while true {
            let suffix = " \(number)"
            let name = String(plain.prefix(31 - suffix.count)) + suffix
            if !taken.contains(name.lowercased()) { return name }
            number += 1
        }
    }
}

extension WorkbookSheet {
    /// The sheet's part of the file.
    var xml: String {
        let last = Self.letters(columns.count - 1)
        var text = """
            \(WorkbookXML.declaration)
            <worksheet xmlns="\(WorkbookXML.main)">
            <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
            <dimension ref="A1:\(last)\(rows.count + 1)"/>
            <sheetViews><sheetView workbookViewId="0" showGridLines="0">\
            <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
            <selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>
            <sheetFormatPr defaultRowHeight="13"/>
            <cols>

            """
        for (index, width) in widths.enumerated() {
            text += """
                <col min="\(index + 1)" max="\(index + 1)" width="\(width)" customWidth="1"/>

                """
        }
        text += "</cols>\n<sheetData>\n"
        text += #"<row r="1">"#
        for (index, column) in columns.enumerated() {
            let style = column.isNumber ? WorkbookStyle.numberHeader : .header
            text += Self.cell(.words(column.title), style, Self.letters(index) + "1")
        }
        text += "</row>\n"
        for (number, row) in rows.enumerated() {
            text += #"<row r="\#(number + 2)">"#
            for (index, cell) in row.enumerated() {
                text += Self.cell(cell.content, cell.style, "\(Self.letters(index))\(number + 2)")
            }
            text += "</row>\n"
        }
        return text + """
            </sheetData>
            <autoFilter ref="A1:\(last)\(rows.count + 1)"/>
            <pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>
            <pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>
            <headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>
            </worksheet>

            """
    }

    private var widths: [Int] {
        columns.indices.map { index in
            let widest = rows.map { $0[index].width }.max() ?? 0
            // A title may stand on two lines; what it is about may not be cut.
            let title = columns[index].title.split(separator: " ").map(\.count).max() ?? 0
            return min(60, max(widest, title, columns[index].title.count / 2) + 3)
        }
    }

    private static func cell(
        _ content: WorkbookCell.Content, _ style: WorkbookStyle, _ place: String
    ) -> String {
        switch content {
        case .nothing: #"<c r="\#(place)" s="\#(style.rawValue)"/>"#
        case .number(let text): #"<c r="\#(place)" s="\#(style.rawValue)"><v>\#(text)</v></c>"#
        case .words(let text):
            #"<c r="\#(place)" s="\#(style.rawValue)" t="inlineStr"><is><t "#
                + #"xml:space="preserve">\#(WorkbookXML.escaped(text))</t></is></c>"#
        }
    }

    /// `A` to `Z`, then `AA`.
    static func letters(_ index: Int) -> String {
        var left = index
        var letters: [Character] = []
        repeat {
            letters.insert(Character(Unicode.Scalar(UInt8(65 + left % 26))), at: 0)
            left = left / 26 - 1
        } while left >= 0
        return String(letters)
    }
}
