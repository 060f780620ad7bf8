/// Answers about owners and what bounds them.
extension Documents {
    static let why = #"""
        {"do":"cap.why","issuer":"TMA","outcome":"done","person":"WIDOW","name":"ANNA SPECIMEN",
        "as_of":"2026-11-21","scales":{"COM":0,"SERB":0,"FRAC":1},
        "paths":[
        {"lot":{"kind":"account","account":"SPECIMEN"},"units":{"SERB":250},
        "steps":[{"step":"claims","person":"P1","name":"JOHN Q SPECIMEN","fraction":"1"},
        {"step":"family","person":"P1","name":"JOHN Q SPECIMEN","kind":"spouse"}],
        "fraction":"1","reached":{"SERB":250},"counted":{"SERB":250},"left_out":{},
        "omission":null},
        {"lot":{"kind":"outside","person":"HOLDCO","name":"SPECIMEN HOLDINGS LLC"},
        "units":{"COM":9000001,"FRAC":15},
        "steps":[{"step":"claims","person":"HOLDCO","name":"SPECIMEN HOLDINGS LLC",
        "fraction":"1/2"},
        {"step":"owns","person":"P1","name":"JOHN Q SPECIMEN","fraction":"2/3","of":"HOLDCO",
        "of_name":"SPECIMEN HOLDINGS LLC"},{"step":"further"}],
        "fraction":"1/3","reached":{"COM":"3000000 1/3","FRAC":5},
        "counted":{"COM":"3000000 1/3","FRAC":5},"left_out":{},"omission":null},
        {"lot":{"kind":"disclosed","account":"CEDE","person":"P1","name":"JOHN Q SPECIMEN"},
        "units":{"SERB":100},
        "steps":[{"step":"option","person":"WIDOW","name":"ANNA SPECIMEN","option":62,
        "shares":100}],
        "fraction":"1","reached":{"SERB":100},"counted":{},"left_out":{"SERB":100},
        "omission":"ALREADY_COUNTED"},
        {"lot":{"kind":"unissued"},"units":{"SERB":7},
        "steps":[{"step":"option","person":"WIDOW","name":"ANNA SPECIMEN","option":63,
        "shares":9}],
        "fraction":"1","reached":{"SERB":7},"counted":{"SERB":5},"left_out":{"SERB":2},
        "omission":"BEYOND_THE_LOTS"}],
        "totals":{"COM":"3000000 1/3","FRAC":5,"SERB":255},
        "positions":[{"person":"WIDOW","name":"ANNA SPECIMEN","scope":"ALL_EQUITY",
        "basis":"NUMBER","limit_numerator":99,"limit_denominator":1000,"authority":"charter",
        "scale":0,"held_before":3000250,"held_after":3000250,"held_before_exactly":"3000250 1/3",
        "held_after_exactly":"3000250 1/3","outstanding_before":33000000,
        "outstanding":33000000,"limit_shares":3267000,"headroom":266749,"excess":0,
        "status":"OK"}],"findings":[]}
        """#

    static let excess = #"""
        {"do":"cap.excess","issuer":"TMA","outcome":"done","as_of":"2026-11-21",
        "over":[{"person":"HOLDCO","name":"SPECIMEN HOLDINGS LLC","scope":"ALL_EQUITY",
        "basis":"VALUE","limit_numerator":99,"limit_denominator":1000,"authority":"charter",
        "scale":1,"held_before":17541001949000,"held_after":17541001949000,
        "outstanding_before":108672882000000,"outstanding":108672882000000,
        "limit_shares":10758615318000,"headroom":0,"excess":6782386631000,
        "status":"OVER_PASSIVE","since":"2026-11-20","cause":"price of COM as of 2026-11-20"}],
        "uncertain":["The price of A is as of 2026-01-02, 323 days old; the most is 5."],
        "findings":[]}
        """#

    static let limits = #"""
        {"do":"limit.list","issuer":"TMA","outcome":"done","as_of":"2026-11-21",
        "limits":[{"scope":"ALL_EQUITY","limit_numerator":99,"limit_denominator":1000,
        "basis":"MORE_RESTRICTIVE","from":"2001-01-25","until":"2099-12-31","state":"in force",
        "authority":"articles of incorporation, restriction on ownership"}],
        "exceptions":[{"exception":65,"person":"WIDOW","name":"ANNA SPECIMEN","scope":"SERB",
        "limit_numerator":12,"limit_denominator":100,"from":"2026-11-21","until":null,
        "state":"to come","authority":"resolution"}],"findings":[]}
        """#

    static let prices = #"""
        {"do":"price.list","issuer":"TMA","outcome":"done","prices":[
        {"security":"COM","amount_ten_thousandths":194900,"as_of":"2026-11-20",
        "max_age_days":1,"state":"in force","source":"last sale on the exchange"},
        {"security":"COM","amount_ten_thousandths":190001,"as_of":"2026-11-19",
        "max_age_days":null,"state":"past","source":"last sale on the exchange"}],
        "findings":[]}
        """#

    static let policies = #"""
        {"do":"policy.list","issuer":"TMA","outcome":"done","policies":[
        {"policy":"excess","value":"TO_TRUST:TRUST","default":"REFUSE","from":"2026-11-20",
        "until":null,"authority":"articles","source":"charter","accepted":"REFUSE, or TO_TRUST"},
        {"policy":"resolution_age","value":"180d","default":"180d","from":null,"until":null,
        "authority":null,"source":"UCC 8-402","accepted":"a number of days or months"}],
        "findings":[]}
        """#

    static let persons = #"""
        {"do":"person.list","issuer":"TMA","outcome":"done","persons":[
        {"person":"P1","name":"JOHN Q SPECIMEN","kind":"individual","tin_last_four":"0001",
        "accounts":1}],"findings":[]}
        """#

    static let related = #"""
        {"do":"person.show","issuer":"TMA","outcome":"done","person":"P1",
        "name":"JOHN Q SPECIMEN","kind":"individual","tin_last_four":null,"scales":{"SERB":0},
        "accounts":[],"outside_positions":[],"relations":[
        {"relation":57,"kind":"stake","person":"P1","person_name":"JOHN Q SPECIMEN",
        "other":"HOLDCO","other_name":"SPECIMEN HOLDINGS LLC","numerator":1,"denominator":3,
        "from":"2026-01-01","until":null,"ended_on":null,"state":"in force","paper":"agreement"},
        {"relation":61,"kind":"ancestor","person":"OLD","person_name":"OLD SPECIMEN","other":"P1",
        "other_name":"JOHN Q SPECIMEN","from":"2026-01-01","until":null,"ended_on":"2026-11-20",
        "state":"past","paper":"birth certificate","end_paper":"order"},
        {"relation":62,"kind":"option","person":"WIDOW","person_name":"ANNA SPECIMEN",
        "other":"P1","other_name":"JOHN Q SPECIMEN","security":"SERB","shares":100,
        "option":null,"from":"2026-11-21","until":"2027-01-01","ended_on":null,
        "state":"in force","paper":"option agreement"},
        {"relation":63,"kind":"option","person":"P1","person_name":"JOHN Q SPECIMEN",
        "other":null,"other_name":null,"security":"SERB","shares":50,"option":62,
        "from":"2026-11-21","until":null,"ended_on":null,"state":"in force","paper":"letter"}],
        "exceptions":[{"exception":65,"person":"P1","name":"JOHN Q SPECIMEN",
        "scope":"ALL_EQUITY","limit_numerator":12,"limit_denominator":100,"from":"2026-11-21",
        "until":"2027-12-31","state":"in force","authority":"resolution"}],"findings":[]}
        """#
}
