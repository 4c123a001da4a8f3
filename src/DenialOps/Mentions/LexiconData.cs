namespace DenialOps.Mentions;

/// <summary>The lexicon's words and spellings, and the modifiers.</summary>
internal static class LexiconData
{
    /// <summary>Modifiers in use: CPT appendix A and HCPCS level II, with the ambulance origin and destination pairs met most.</summary>
    public const string Modifiers =
        "22 23 24 25 26 27 32 33 47 50 51 52 53 54 55 56 57 58 59 62 63 66 73 74 76 77 78 79 80 81 82 90 91 92 93 95 96 97 99 " +
        "LT RT E1 E2 E3 E4 F1 F2 F3 F4 F5 F6 F7 F8 F9 FA T1 T2 T3 T4 T5 T6 T7 T8 T9 TA LC LD LM RC RI " +
        "AA AB AD AE AF AG AH AI AJ AK AM AO AP AQ AR AS AT AU AV AW AX AY AZ BA BL BO BP BR BU CA CB CC CG CQ CT " +
        "EA EB EC EJ EM EP ET EX EY FB FC FP FQ FR FS FT FX FY G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 GA GB GC GD GE GF GG GH GJ GK GL GM " +
        "GN GO GP GQ GR GS GT GU GV GW GX GY GZ HA HB HC HD HE HF HG HH HI HJ HK HL HM HN HO HP HQ HR HS HT HU HV HW HX HY HZ " +
        "J1 J2 J3 J4 J5 JA JB JC JD JE JG JK JL JR JW JZ K0 K1 K2 K3 K4 KA KB KC KD KE KF KG KH KI KJ KK KL KM KN KO KP KQ KR KS " +
        "KT KU KV KW KX KY KZ LL LR LS LU M2 MS NB NR NU P1 P2 P3 P4 P5 P6 PA PB PC PI PL PM PN PO PS PT Q0 Q1 Q2 Q3 Q4 Q5 Q6 Q7 " +
        "Q8 Q9 QA QB QC QD QE QF QG QH QJ QK QL QM QN QP QQ QR QS QT QW QX QY QZ RA RB RD RE RH RN RR RS SA SB SC SD SE SF SG SH " +
        "SJ SK SL SM SN SQ SS ST SU SV SW SY TB TC TD TE TF TG TH TJ TK TL TM TN TP TQ TR TS TT TU TV TW " +
        "U1 U2 U3 U4 U5 U6 U7 U8 U9 UA UB UC UD UE UF UG UH UJ UK UN UP UQ UR US V1 V2 V3 V4 V5 V6 V7 VM VP X1 X2 X3 X4 X5 XE XP XS XU ZA ZB ZC";

    /// <summary>Each word with its spellings.</summary>
    public static readonly (Word Word, string Spellings)[] Words =
    [
        (Word.January, "january jan enero"), (Word.February, "february feb febrero"), (Word.March, "march mar marzo"), (Word.April, "april apr abril"),
        (Word.May, "may mayo"), (Word.June, "june jun junio"), (Word.July, "july jul julio"), (Word.August, "august aug agosto"),
        (Word.September, "september sept sep septiembre setiembre"), (Word.October, "october oct octubre"), (Word.November, "november nov noviembre"),
        (Word.December, "december dec diciembre"),
        (Word.De, "de del"),
        (Word.Weekday, "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"),
        (Word.One, "one"), (Word.Two, "two"), (Word.Three, "three"), (Word.Four, "four"), (Word.Five, "five cinco"), (Word.Six, "six"),
        (Word.Seven, "seven"), (Word.Eight, "eight"), (Word.Nine, "nine"), (Word.Ten, "ten diez"), (Word.Eleven, "eleven"),
        (Word.Twelve, "twelve"), (Word.Thirteen, "thirteen"), (Word.Fourteen, "fourteen"), (Word.Fifteen, "fifteen quince"),
        (Word.Sixteen, "sixteen"), (Word.Seventeen, "seventeen"), (Word.Eighteen, "eighteen"), (Word.Nineteen, "nineteen"),
        (Word.Twenty, "twenty veinte"), (Word.Thirty, "thirty treinta"), (Word.Forty, "forty fourty cuarenta"), (Word.Fifty, "fifty cincuenta"), (Word.Sixty, "sixty sesenta"),
        (Word.Seventy, "seventy setenta"), (Word.Eighty, "eighty ochenta"), (Word.Ninety, "ninety noventa"), (Word.Hundred, "hundred cien ciento"),
        (Word.Thousand, "thousand"),
        (Word.Minutes, "minute minutes minuto minutos"), (Word.Hours, "hour hours hr hrs hora horas"), (Word.Days, "day days día días dias"), (Word.Weeks, "week weeks wks semana semanas"),
        (Word.Months, "month months mos mes meses"), (Word.Years, "year years yr yrs año años"),
        (Word.CalendarQualifier, "calendar consecutive"), (Word.BusinessQualifier, "business working w0rking"),
        (Word.Percent, "percent pct"), (Word.Dollars, "dollars dollar"), (Word.Usd, "usd"),
        (Word.Member, "member mbr mem subscriber insured enrollee participant beneficiary recipient client dbn mbi hicn cardholder employee certificate cert"),
        (Word.MemberNeedsNoun, "medicaid medicare identification contract"),
        (Word.Patient, "patient pt"), (Word.Policy, "policy"), (Word.Id, "id ids ld identifier"), (Word.Number, "number numbers no nos num nbr"),
        (Word.Group, "group grp rxgrp rxgroup"), (Word.Claim, "claim ciaim c1aim clm icn dcn"),
        (Word.Reference, "case reference ref"), (Word.Request, "request"),
        (Word.Authorization, "authorization auth authorisation precertification precert preauthorization preauth referral"),
        (Word.Account, "account acct"), (Word.Control, "control"), (Word.Payment, "check eft ach cheque"), (Word.Tax, "tax"), (Word.TaxNumber, "tin ein fein"),
        (Word.FormWord, "form batch omb"), (Word.Rev, "rev revised"),
        (Word.LabelQualifier, "payer prior order trace our your our letter review plan tracking document internal original"),
        (Word.OtherNumbered, "provider vendor facility rxbin bin rxpcn pcn ccn license licence invoice eob tob serial lic notification"), (Word.Ticket,
            "ticket"),
        (Word.Procedure, "cpt hcpcs procedure procedures proc cdt"), (Word.Code, "code codes"),
        (Word.Diagnosis, "dx diagnosis diagnoses diag condition"), (Word.Icd, "icd icd10 icd9"), (Word.Carc, "carc carcs"),
        (Word.Adjustment, "adjustment adj adjustments"), (Word.Reason, "reason reasons denial"),
        (Word.Remark, "remark remarks rarc rarcs moa"), (Word.Modifier, "modifier modifiers mod mods"), (Word.Revenue, "revenue"),
        (Word.Drg, "drg msdrg"), (Word.Npi, "npi npis"), (Word.Ndc, "ndc"),
        (Word.ServiceLabel, "service services test treatment billed done drug"), (Word.Line, "line"),
        (Word.Common, "common other generic"),
        (Word.Fax, "fax facsimile fax'd"), (Word.Tty, "tty tdd ttd"),
        (Word.Voice, "phone telephone tel call calling toll voice dial"), (Word.Extension, "ext extension extn x"),
        (Word.Po, "po p0"), (Word.P, "p"), (Word.O, "o"), (Word.Post, "post"), (Word.Office, "office"), (Word.Box, "box b0x"),
        (Word.StreetSuffix,
            "street st avenue ave av boulevard blvd road rd drive dr lane ln court ct circle cir place pl plaza parkway pkwy way " +
            "highway hwy terrace ter trail trl square sq loop pike turnpike route broadway crest alley row run pass crossing xing path " +
            "expressway expy freeway fwy causeway commons walk bend ridge point landing"),
        (Word.Unit, "suite ste apt apartment unit floor fl bldg building room rm stop dept lockbox"),
        (Word.Direction, "n s e w ne nw se sw north south east west northeast northwest southeast southwest"),
        (Word.StateName,
            "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa " +
            "kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio " +
            "0hio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming"),
        (Word.Www, "www http https"), (Word.TopDomain, "com org gov net edu us example"),
        (Word.Section, "section sections sec chapter article part item exclusion exclusions title rule exhibit appendix paragraph"),
        (Word.Page, "page pages pg pp"), (Word.Lcd, "lcd ncd lcds ncds mcg cpb lca"),
        (Word.PolicyTitle, "guideline guidelines policies bulletin brochure criteria"), (Word.Cfr, "cfr"), (Word.Usc, "usc"),
        (Word.Coverage, "coverage"), (Word.Determination, "determination"), (Word.Wac, "wac kar rcw ars omar nycrr"),
        (Word.And, "and or"), (Word.Through, "through thru to"), (Word.Of, "of"),
        (Word.Lacking, "without missing needs need resubmit lacks lacking requires required absent add append omitted"),
        (Word.NotACode, "type station route subset cycle version mail choice silver gold bronze platinum select step level desk room drop"),
    ];
}
