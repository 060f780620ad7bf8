extension CapAuditPage {
    /// Ink on paper: no colour carries anything, and every tone is told from its neighbour in grey.
    static let style: Hypertext = """
        @page{margin:17mm 15mm 19mm;\
        @bottom-left{font:8pt Georgia,"Liberation Serif",serif;color:#444}\
        @bottom-right{font:8pt Georgia,"Liberation Serif",serif;color:#444}}
        *{box-sizing:border-box}
        html{background:#e7e5df;color:#161513;-webkit-print-color-adjust:exact;\
        print-color-adjust:exact}
        body{margin:0;font:15px/1.5 "Iowan Old Style","Palatino Linotype",Palatino,Georgia,\
        "Liberation Serif","Times New Roman",serif}
        .defs{position:absolute}
        main{max-width:60rem;margin:2.5rem auto;padding:3.5rem 4.25rem 3rem;background:#fff;\
        box-shadow:0 1px 3px rgba(0,0,0,.25)}
        header{border-bottom:3px double #161513;padding-bottom:1.1rem}
        .kind{margin:0;font-size:.82rem;letter-spacing:.16em;text-transform:uppercase}
        h1{margin:.35rem 0 .3rem;font-size:2.1rem;line-height:1.15;font-weight:400;\
        overflow-wrap:anywhere}
        .subject{margin:0;color:#3c3a36;overflow-wrap:anywhere}
        h2{margin:2.6rem 0 .8rem;padding-top:.55rem;border-top:1px solid #161513;\
        font-size:1.24rem;font-weight:600;line-height:1.25}
        h2 .number{display:inline-block;min-width:2.1rem;font-weight:400;color:#5b5851;\
        font-variant-numeric:lining-nums}
        h3{margin:1.4rem 0 .4rem;font-size:1rem}
        header+section h2{margin-top:1.2rem;border-top:0}
        .verdict{margin:.2rem 0 1rem;font-size:1.5rem;line-height:1.3}
        .answer{list-style:none;margin:0;padding:0;border-top:1px solid #b9b5ab}
        .answer li{display:flex;align-items:baseline;gap:1.2rem;padding:.38rem 0;\
        border-bottom:1px solid #d9d6ce}
        .answer b{flex:0 0 3.6rem;text-align:right;font-size:1.35rem;line-height:1.2;\
        font-weight:600;font-variant-numeric:lining-nums tabular-nums}
        .quiet{color:#5b5851}
        .quiet b{font-weight:400}
        .doubts{margin:.3rem 0;padding-left:1.2rem}
        .doubts li{margin:.25rem 0;overflow-wrap:anywhere}
        .sentence{margin:0 0 1rem}
        .none,.note{margin:.4rem 0;color:#3c3a36}
        .note{font-size:.92rem}
        .code{font:.78em/1.2 "Helvetica Neue",Arial,"Liberation Sans",sans-serif;color:#5b5851;\
        white-space:nowrap}
        \(tableStyle)
        \(chartStyle)
        \(endStyle)
        \(paperStyle)
        """

    private static let tableStyle: Hypertext = """
        table{width:100%;margin:1.1rem 0 1.6rem;border-collapse:collapse;\
        font:12.5px/1.4 "Helvetica Neue",Arial,"Liberation Sans",sans-serif;\
        font-variant-numeric:tabular-nums lining-nums}
        caption{padding-bottom:.35rem;text-align:left;font:italic 15px/1.35 "Iowan Old Style",\
        "Palatino Linotype",Palatino,Georgia,"Liberation Serif","Times New Roman",serif}
        thead{display:table-header-group;break-after:avoid}
        tfoot{display:table-row-group}
        tr{break-inside:avoid}
        .short{break-inside:avoid}
        .long tbody tr:first-child,.long tbody tr:nth-child(2){break-before:avoid}
        .makings{table-layout:fixed}
        .makings th:nth-child(1){width:19%}
        .makings th:nth-child(3),.makings th:nth-child(4){width:18.5%}
        .persons th:nth-child(1){width:24%}
        .persons th:nth-child(2){width:13%}
        .persons th:nth-child(3){width:14%}
        .same{color:#5b5851;font-weight:400}
        time{white-space:nowrap}
        th,td{padding:.36rem .55rem;text-align:left;vertical-align:top;font-weight:400;\
        border-bottom:1px solid #dedbd3;overflow-wrap:anywhere}
        th:first-child,td:first-child{padding-left:0}
        th:last-child,td:last-child{padding-right:0}
        thead th{border-top:1.5px solid #161513;border-bottom:1px solid #161513;font-size:11.5px;\
        color:#3c3a36;vertical-align:bottom;overflow-wrap:normal}
        tbody th{font-weight:600}
        tbody tr:last-child th,tbody tr:last-child td{border-bottom:1px solid #161513}
        tfoot th,tfoot td{border-bottom:1.5px solid #161513;font-weight:600}
        .n{text-align:right;white-space:nowrap;overflow-wrap:normal}
        .n small,.wide{white-space:normal;overflow-wrap:anywhere}
        small{display:block;font-size:10.5px;font-weight:400;color:#5b5851}
        .over{display:inline-block;font-weight:700}
        .at{font-weight:700}
        """

    private static let chartStyle: Hypertext = """
        figure{margin:1.3rem 0 1.8rem;break-inside:avoid}
        figcaption{margin-bottom:.5rem;font-style:italic;break-after:avoid}
        figure svg{display:block;width:100%;height:auto}
        svg text{font:11.5px "Helvetica Neue",Arial,"Liberation Sans",sans-serif;fill:#161513;\
        font-variant-numeric:tabular-nums lining-nums}
        svg .s{font-size:10.5px;fill:#5b5851}
        svg .b{font-weight:700}
        .grid{stroke:#dedbd3;stroke-width:.8}
        .base,.lead{stroke:#161513;stroke-width:1}
        .lead{stroke-width:.6}
        .limit{fill:none;stroke:#000;stroke-width:1.8}
        .own{stroke:#000;stroke-width:1.2}
        .mark{fill:#000}
        .grave{fill:#2b2926}
        .near{fill:#7d7a73}
        .light{fill:#cfccc4}
        .beyond{fill:url(#hatch);stroke:#111;stroke-width:1}
        .bound{fill:none;stroke:#000;stroke-width:2.8}
        .area{fill:#dedbd3;stroke:#5b5851;stroke-width:1}
        .way{fill:none;stroke:#161513;stroke-width:1.5;stroke-linejoin:round}
        .way1{stroke-dasharray:7 3}
        .way2{stroke-dasharray:2 2.4}
        .way3{stroke-dasharray:9 3 2 3}
        .way4{stroke:#8d8a83;stroke-width:2.4}
        """

    private static let endStyle: Hypertext = """
        .signature{break-inside:avoid}
        .signature .rule{height:1.9rem;border-bottom:1px solid #b9b5ab}
        .lines{display:grid;grid-template-columns:1fr 1fr;gap:2.6rem 2.5rem;margin-top:2.8rem}
        .line{border-top:1px solid #161513;padding-top:.2rem;font-size:.82rem;color:#3c3a36}
        footer{margin-top:3rem;padding-top:.7rem;border-top:3px double #161513;font-size:.82rem;\
        color:#3c3a36;overflow-wrap:anywhere}
        footer p{margin:0}
        """

    private static let paperStyle: Hypertext = """
        @media (max-width:50rem){main{margin:0;padding:1.5rem 1rem}\
        table{display:block;overflow-x:auto}}
        @media print{
        html{background:none}
        body{font-size:10.5pt}
        main{max-width:none;margin:0;padding:0;box-shadow:none}
        h2,h3,caption{break-after:avoid}
        h2{margin-top:1.9rem}
        table{margin:.7rem 0 1.1rem}
        figure{margin:.9rem 0 1.2rem}
        p{orphans:3;widows:3}
        table{display:table;font-size:8.4pt}
        caption{font-size:10.5pt}
        thead th{font-size:7.8pt}
        small{font-size:7.2pt}
        footer{break-inside:avoid}
        }
        """
}
