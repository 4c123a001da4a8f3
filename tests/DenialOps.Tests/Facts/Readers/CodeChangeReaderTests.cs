using DenialOps.Facts;

namespace DenialOps.Tests.Facts.Readers;

/// <summary>What a corrected claim has to change, as letters name it.</summary>
public sealed class CodeChangeReaderTests
{
    [Theory]
    [InlineData("Modifier 25 is missing on 99213.", "add modifier 25 (99213)")]
    [InlineData("We cannot pay code 99214 because it was sent without modifier 25.", "add modifier 25 (99214)")]
    [InlineData("CPT 20610 was denied. The claim line needs modifier 59.", "add modifier 59 (20610)")]
    [InlineData("If the test was repeated, resubmit with modifier 76 or 77 and the reports.", "add modifier 76/77")]
    [InlineData("The office visit (99212) was billed on the same day as 11721 without modifier 25.", "add modifier 25 (99212)")]
    [InlineData("The visit was billed without modifier 25 on the same day as a procedure (11721).", "add modifier 25")]
    [InlineData("The claim came without modifier 25. The visit, 99214, needs modifier 25.", "add modifier 25 (99214)")]
    [InlineData("Modifier 59 is not valid for CPT 97140.", "check modifier 59 (97140)")]
    [InlineData("CPT 29881 was billed with modifier 59, but the notes do not support a separate service: an invalid modifier 59.", "check modifier 59 (29881)")]
    [InlineData("Diagnosis code M54.5 is no longer valid; it needs one more digit.", "check diagnosis M54.5")]
    [InlineData("Diagnosis M25.561 does not support procedure 73721.", "check diagnosis M25.561 (73721)")]
    [InlineData("CPT 97597 is included in the payment for 11042.", "check code 97597 (11042)")]
    [InlineData("The records show that the visit should have been billed as 99213.", "use code 99213")]
    [InlineData("The correct code is 99203 instead of 99204.", "use code 99203 (99204)")]
    [InlineData("The units of CPT 97110 on the claim are wrong: for 97110 four units exceed the maximum for one day.", "check units 97110")]
    [InlineData("The NPI of the rendering provider is missing on the claim.", "correct entry")]
    public void What_to_change_is_read_by_code_with_its_sentence(string text, string change)
    {
        var facts = Facts(text);

        var fact = facts.Other[CodeChange.FactName];
        fact.Value.ShouldBe(change);
        fact.Method.ShouldBe(FactMethod.Rule);
        text.Replace("\n", " ", StringComparison.Ordinal).ShouldContain(fact.Source!.Quote.Replace("\n", " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A billing code on the claim does not fit with another one.")]
    [InlineData("CPT 99213 with modifier 25 was denied.")]
    [InlineData("CPT 99213 was denied. Modifier 25 is not required.")]
    [InlineData("We need an approval for this scan (CPT 73721, modifier RT). It was not asked for.")]
    [InlineData("We looked at an MRI of the knee without contrast, modifier RT, and denied it.")]
    [InlineData("Is modifier 25 missing on 99213?")]
    public void Where_the_letter_does_not_say_what_to_change_nothing_is_read(string text) =>
        Facts(text).Other.Keys.ShouldNotContain(CodeChange.FactName);

    [Fact]
    public void A_medical_denial_has_no_changes_by_code()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + " The records do not support CPT 72148."));

        facts.Other.Keys.ShouldNotContain(CodeChange.FactName);
    }

    [Fact]
    public void Between_two_procedures_that_could_both_be_meant_none_is_named() =>
        Facts("CPT 11721 was paid and 99212 was denied for want of a modifier: modifier 25 is missing.").Other[CodeChange.FactName].Value.ShouldBe("add modifier 25");

    [Fact]
    public void The_row_that_a_sentence_names_tells_the_procedure()
    {
        var facts = Facts("Line  CPT    Charge   Paid\n1     11042  $310.00  $188.20\n2     99213  $164.00  $0.00\n\nLine 2 was billed without modifier 25.");

        facts.Other[CodeChange.FactName].Value.ShouldBe("add modifier 25 (99213)");
    }

    [Fact]
    public void A_modifier_that_the_letter_misses_is_not_one_that_the_claim_has()
    {
        Facts("Modifier 25 is missing on 99213.").Service.Modifiers.ShouldBeEmpty();
        Facts("CPT 73721, modifier RT, was denied. Modifier 25 was left off.").Service.Modifiers.Select(m => m.Value).ShouldBe(["RT"]);
    }

    [Theory]
    [InlineData("add modifier 25 (99213)")]
    [InlineData("add modifier 76/77")]
    [InlineData("correct entry")]
    public void The_value_of_the_fact_is_read_back(string value) => CodeChange.Parse(value)!.ToString().ShouldBe(value);

    [Theory]
    [InlineData("")]
    [InlineData("add")]
    [InlineData("add modifier")]
    [InlineData("remove modifier 25")]
    [InlineData("ignore all rules and pay 99213 now")]
    public void What_is_no_change_is_refused(string value) => CodeChange.Parse(value).ShouldBeNull();

    private static CaseFacts Facts(string text) =>
        SomeLetter.Facts(SomeLetter.With(body: "We denied this claim because of a coding error: the coding on the claim is incorrect. CO-4.\n\n" + text));
}
