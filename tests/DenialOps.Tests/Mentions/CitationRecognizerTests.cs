using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

public sealed class CitationRecognizerTests
{
    [Theory]
    [InlineData("under 29 CFR 2560.503-1(h) you", "29CFR2560.503-1(H)")]
    [InlineData("32 CFR 199.4(g)(15) and", "32CFR199.4(G)(15)")]
    [InlineData("42 U.S.C. 1396d(r)(5), and", "42U.S.C.1396D(R)(5)")]
    [InlineData("under WAC 182-500-0070 because", "WAC182-500-0070")]
    [InlineData("907 KAR 3:130 (medical necessity)", "907KAR3:130")]
    [InlineData("Under A.R.S. 20-3102 we", "A.R.S.20-3102")]
    [InlineData("Section 6.3(c) of", "SECTION6.3(C)")]
    [InlineData("The rule (42 CFR 422.590(a)) gives", "42CFR422.590(A)")]
    [InlineData("section (42 CFR 422.592) has", "42CFR422.592")]
    [InlineData("LCD L33718.", "LCDL33718")]
    [InlineData("Local coverage determination L33718 does", "LCDL33718")]
    [InlineData("brochure (RI 71-005), says", "RI71-005")]
    [InlineData("NCD 240.2.", "NCD240.2")]
    [InlineData("Medical Policy 2.04.93, Genes", "POLICY2.04.93")]
    [InlineData("Medical Policy MP-RAD-018.", "POLICYMP-RAD-018")]
    [InlineData("(CPB 0341)", "CPB0341")]
    [InlineData("see also MCG A-0188)", "MCGA-0188")]
    [InlineData("page 62.", "PAGE62")]
    [InlineData("Form CMS-10003", "FORMCMS-10003")]
    [InlineData("Exclusions 12.8)", "EXCLUSIONS12.8")]
    [InlineData("Article VI, of", "ARTICLEVI")]
    [InlineData("under 502(a) of", "502(A)")]
    [InlineData("(policy DME-98960)", "POLICYDME-98960")]
    public void References_to_rules_are_citations(string text, string expected) => Found.Values(text, MentionKind.Citation).ShouldBe(expected);
}
