/// How a cell looks; the raw value is its place in the table of formats.
enum WorkbookStyle: Int, CaseIterable {
    case text, header, numberHeader, strong, integer, tenths, hundredths, thousandths
    case tenThousandths, percent, day

    /// The format's number: below 164 those that every spreadsheet knows.
    private var format: Int {
        switch self {
        case .text, .header, .numberHeader, .strong: 49
        case .integer: 3
        case .hundredths: 4
        case .tenths: 164
        case .thousandths: 165
        case .tenThousandths: 166
        case .percent: 167
        case .day: 168
        }
    }

    private var isHeader: Bool { self == .header || self == .numberHeader }

    private var xml: String {
        let font = isHeader || self == .strong ? 1 : 0
        let fill = isHeader ? 2 : 0
        let alignment =
            switch self {
            case .header: #"<alignment horizontal="left" vertical="bottom" wrapText="1"/>"#
            case .numberHeader: #"<alignment horizontal="right" vertical="bottom" wrapText="1"/>"#
            case .text, .strong: #"<alignment vertical="top" wrapText="1"/>"#
            default: #"<alignment horizontal="right" vertical="top"/>"#
            }
        return """
            <xf numFmtId="\(format)" fontId="\(font)" fillId="\(fill)" \
            borderId="\(isHeader ? 2 : 1)" xfId="0" applyNumberFormat="1" applyFont="1" \
            applyFill="1" applyBorder="1" applyAlignment="1">\(alignment)</xf>
            """
    }

    /// The part of a workbook that says what every style is.
    static var stylesheet: String {
        """
        \(WorkbookXML.declaration)
        <styleSheet xmlns="\(WorkbookXML.main)">
        <numFmts count="5">
        <numFmt numFmtId="164" formatCode="#,##0.0"/>
        <numFmt numFmtId="165" formatCode="#,##0.000"/>
        <numFmt numFmtId="166" formatCode="#,##0.0000"/>
        <numFmt numFmtId="167" formatCode="0.0000%"/>
        <numFmt numFmtId="168" formatCode="yyyy\\-mm\\-dd"/>
        </numFmts>
        <fonts count="2">
        <font><sz val="10"/><name val="Arial"/><family val="2"/></font>
        <font><b/><sz val="10"/><name val="Arial"/><family val="2"/></font>
        </fonts>
        <fills count="3">
        <fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFE9E7E1"/></patternFill></fill>
        </fills>
        <borders count="3">
        <border><left/><right/><top/><bottom/><diagonal/></border>
        <border><left/><right/><top/><bottom style="hair"><color rgb="FF9A968C"/></bottom>\
        <diagonal/></border>
        <border><left/><right/><top/><bottom style="medium"><color rgb="FF3A372F"/></bottom>\
        <diagonal/></border>
        </borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="\(allCases.count)">
        \(allCases.map(\.xml).joined(separator: "\n"))
        </cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
        </styleSheet>

        """
    }
}
