/// A report as an Office Open XML workbook (ISO/IEC 29500): one sheet a section, real numbers,
/// identifiers as text. Equal reports are equal bytes; there is no clock in the file.
public struct Workbook: Hashable, Sendable {
    public let title: String
    public private(set) var sheets: [WorkbookSheet] = []

    public init(title: String, sheets: [WorkbookSheet] = []) {
        self.title = title
        self.sheets = sheets
    }

    public mutating func append(_ sheet: WorkbookSheet) { sheets.append(sheet) }

    /// The whole file. A workbook has a sheet at least, if an empty one.
    public var bytes: [UInt8] {
        let sheets = sheets.isEmpty ? [WorkbookSheet("Sheet", [.init(title)])] : sheets
        var archive = ZipArchive()
        archive.add("[Content_Types].xml", Self.contentTypes(sheets.count))
        archive.add("_rels/.rels", Self.rootRelations)
        archive.add("docProps/core.xml", properties)
        archive.add("xl/workbook.xml", Self.index(of: sheets))
        archive.add("xl/_rels/workbook.xml.rels", Self.relations(sheets.count))
        archive.add("xl/styles.xml", WorkbookStyle.stylesheet)
        for (number, sheet) in sheets.enumerated() {
            archive.add("xl/worksheets/sheet\(number + 1).xml", sheet.xml)
        }
        return archive.bytes
    }

    private var properties: String {
        """
        \(WorkbookXML.declaration)
        <cp:coreProperties xmlns:cp="\(WorkbookXML.package)/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title>\(WorkbookXML.escaped(title))</dc:title>
        <dc:creator>Countersign</dc:creator>
        </cp:coreProperties>

        """
    }

    private static func contentTypes(_ count: Int) -> String {
        let base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let sheets = (1...count).map { number in
            """
            <Override PartName="/xl/worksheets/sheet\(number).xml" \
            ContentType="\(base).worksheet+xml"/>
            """
        }
        return """
            \(WorkbookXML.declaration)
            <Types xmlns="\(WorkbookXML.package)/content-types">
            <Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="\(base).sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="\(base).styles+xml"/>
            <Override PartName="/docProps/core.xml" \
            ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
            \(sheets.joined(separator: "\n"))
            </Types>

            """
    }

    private static let rootRelations = """
        \(WorkbookXML.declaration)
        <Relationships xmlns="\(WorkbookXML.package)/relationships">
        <Relationship Id="rId1" Type="\(WorkbookXML.office)/officeDocument" \
        Target="xl/workbook.xml"/>
        <Relationship Id="rId2" \
        Type="\(WorkbookXML.package)/relationships/metadata/core-properties" \
        Target="docProps/core.xml"/>
        </Relationships>

        """

    private static func index(of sheets: [WorkbookSheet]) -> String {
        var taken: Set<String> = []
        var list = ""
        var titles = ""
        for (number, sheet) in sheets.enumerated() {
            let name = WorkbookSheet.lawful(sheet.name, besides: taken)
            taken.insert(name.lowercased())
            let written = WorkbookXML.escaped(name)
            list += """
                <sheet name="\(written)" sheetId="\(number + 1)" r:id="rId\(number + 1)"/>

                """
            let last = WorkbookSheet.letters(sheet.columns.count - 1)
            titles += """
                <definedName name="_xlnm._FilterDatabase" localSheetId="\(number)" hidden="1">\
                '\(written)'!$A$1:$\(last)$\(sheet.rows.count + 1)</definedName>
                <definedName name="_xlnm.Print_Titles" localSheetId="\(number)">\
                '\(written)'!$1:$1</definedName>

                """
        }
        return """
            \(WorkbookXML.declaration)
            <workbook xmlns="\(WorkbookXML.main)" xmlns:r="\(WorkbookXML.office)">
            <sheets>
            \(list)</sheets>
            <definedNames>
            \(titles)</definedNames>
            </workbook>

            """
    }

    private static func relations(_ count: Int) -> String {
        let sheets = (1...count).map { number in
            """
            <Relationship Id="rId\(number)" Type="\(WorkbookXML.office)/worksheet" \
            Target="worksheets/sheet\(number).xml"/>
            """
        }
        return """
            \(WorkbookXML.declaration)
            <Relationships xmlns="\(WorkbookXML.package)/relationships">
            \(sheets.joined(separator: "\n"))
            <Relationship Id="rId\(count + 1)" Type="\(WorkbookXML.office)/styles" \
            Target="styles.xml"/>
            </Relationships>

            """
    }
}
