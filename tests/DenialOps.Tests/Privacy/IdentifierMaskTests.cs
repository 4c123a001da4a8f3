using System.Text.Json;
using DenialOps.Privacy;

namespace DenialOps.Tests.Privacy;

public sealed class IdentifierMaskTests
{
    private static readonly IdentifierMask Mask = SomeMask.Of();

    [Theory]
    [InlineData("We wrote to Ana M. Reyes-Ortiz.", "Ana")]
    [InlineData("We wrote to ANA REYES-ORTIZ.", "ORTIZ")]
    [InlineData("Patient: REYES-ORTIZ, ANA M.", "REYES")]
    [InlineData("We wrote to A. Reyes-Ortiz.", "Reyes")]
    [InlineData("We wrote to Ana\nReyes-Ortiz.", "Reyes")]
    [InlineData("Ana's claim", "Ana")]
    [InlineData("Mrs. Ortiz called.", "Ortiz")]
    [InlineData("Leo has met his goals.", "Leo")]
    [InlineData("Leo Reyes Ortiz", "Reyes")]
    [InlineData("R\u00e9yes", "R\u00e9yes")]
    [InlineData("A N A  M  R E Y E S - O R T I Z", "E Y E S")]
    [InlineData("AnaReyesOrtiz", "Reyes")]
    [InlineData("REYESORTIZANA", "REYES")]
    public void A_persons_name_is_hidden_in_every_form(string text, string name) => Mask.Hide(text).ShouldNotContain(name);

    [Theory]
    [InlineData("Member: Siobhan Nunez-O'Brien", "Dear Ms. OBrien and Siobhan NunezOBrien", "Brien")]
    [InlineData("Your son Taras was told.", "Taras was told.", "Taras")]
    [InlineData("You live at 22 Sugar Trail in Millrace, Ohio 43017.", "in Millrace, Ohio 43017", "43017")]
    [InlineData("You live in Santa Fe, New Mexico 87501.", "Santa Fe, New Mexico 87501", "87501")]
    public void What_a_letter_says_of_its_people_is_hidden_in_other_texts(string line, string text, string value) =>
        SomeMask.Of(SomeMask.Letter + "\n" + line + "\n").Hide(text).ShouldNotContain(value, Case.Insensitive);

    [Theory]
    [InlineData("HHP4471902338")]
    [InlineData("HHP 4471 902338")]
    [InlineData("hhp-4471-902-338")]
    [InlineData("HHP447190\n     2338")]
    [InlineData("CLM 88 41207")]
    [InlineData("clm8841207")]
    [InlineData("group 70015")]
    [InlineData("HHP\\-4471902338")]
    public void A_number_of_the_letter_is_hidden_however_it_is_grouped(string number)
    {
        var hidden = Mask.Hide($"The number is {number} here.");

        hidden.Where(char.IsAsciiDigit).Count().ShouldBeLessThan(4, hidden);
        Mask.Restore(hidden).ShouldBe($"The number is {number} here.");
    }

    [Theory]
    [InlineData("(800) 555-1234")]
    [InlineData("800-555-1234")]
    [InlineData("800.555.1234")]
    [InlineData("1-800-555-1234")]
    [InlineData("8005551234")]
    [InlineData("+1 (800) 555-1234")]
    public void A_telephone_number_is_hidden_in_every_form(string number) => Mask.Hide($"Call {number} today.").ShouldNotContain("1234");

    [Theory]
    [InlineData("03/09/1961")]
    [InlineData("March 9, 1961")]
    [InlineData("9 March 1961")]
    [InlineData("1961-03-09")]
    [InlineData("19610309")]
    [InlineData("9 Mar 61")]
    [InlineData("Mar 09, '61")]
    public void The_day_of_birth_is_hidden_in_every_form(string day) => Mask.Hide($"It was on {day} as said.").ShouldNotContain("1961");

    [Theory]
    [InlineData("HAND DELIVERED to: Ignatius Pacheco-Reyes, room 214-B", "Ignatius")]
    [InlineData("ZIELINSKI, ORVILLE  RRN70316645      2519500882", "ORVILLE")]
    [InlineData("the inpatient admission of Beatrice Nolan (member ID TH5580214) at", "Nolan")]
    [InlineData("(employee: Dwight Oyster)", "Oyster")]
    [InlineData("PATIENT      HALVERSON  DOROTEA J            SEX F", "HALVERSON")]
    [InlineData("Patient Name:  DELGAD0, ESPERANZA M", "DELGAD0")]
    [InlineData("Generated for: **Rosalind Achterberg**  |  Member", "Rosalind")]
    [InlineData("To the parents of ETHAN KWIATKOWSKI", "ETHAN")]
    [InlineData("RxGroup:       OVSEHT2", "OVSEHT2")]
    [InlineData("Fund/Group         LOCAL 4108               Claim", "4108")]
    [InlineData("File 2026/05/3316 | Practitioner", "3316")]
    [InlineData("card SVH 7731 0045 1 of", "7731")]
    [InlineData("write to Box 8091, Trenton, N.J. 08650 soon", "08650")]
    [InlineData("Member Appeals, MC 1620", "1620")]
    [InlineData("his e-mail is leo@example.org", "leo@")]
    public void What_is_first_met_in_a_later_text_is_hidden_there(string text, string value)
    {
        var hidden = Mask.Hide(text);

        hidden.ShouldNotContain(value);
        Mask.Restore(hidden).ShouldBe(text);
    }

    [Theory]
    [InlineData("You may appeal by May 5, 2025, and we will answer.", "May 5, 2025")]
    [InlineData("The grace period is long; Will we pay? We will.", "grace period is long")]
    [InlineData("Grace periods and Long stays are no names.", "Grace periods")]
    public void Ordinary_words_that_are_names_stay_words(string text, string words)
    {
        var mask = SomeMask.Of("Harbor Health Plan\n\nMember: Grace Long\nSubscriber: Will May\n\nDear Ms. Long,\n\nWe denied the claim.\n");

        mask.Hide("Grace Long").ShouldBe("[[MEMBER_NAME_1]]");
        mask.Hide(text).ShouldContain(words);
    }

    [Fact]
    public void A_month_in_a_day_is_nobodys_name()
    {
        var mask = SomeMask.Of("Harbor Health Plan\n\nMember: April Kowalczyk\nSubscriber: June Kowalczyk\n\nDear April,\n\nWe denied the claim of April 2, 2025.\n");

        mask.Hide("April's claim of April 2, 2025 and June 3, 2025 is denied.").ShouldMatch(@"^\[\[MEMBER_(FIRST|LAST)_NAME_\d\]\]'s claim of April 2, 2025 and June 3, 2025 is denied\.$");
    }

    [Fact]
    public void What_the_work_needs_stays()
    {
        var hidden = Mask.Hide(SomeMask.Letter);

        foreach (var kept in new[] { "Harbor Health Plan", "CPT 72148", "January 5, 2024", "January 15, 2024", "$2,500.00", "180 days", "Jane Wilson, MD" })
        {
            hidden.ShouldContain(kept);
        }
    }

    [Fact]
    public void The_same_characters_have_the_same_placeholder_in_every_text()
    {
        var first = Mask.Hide("Ana M. Reyes-Ortiz");

        first.ShouldBe("[[MEMBER_NAME_1]]");
        Mask.Hide("To Ana M. Reyes-Ortiz.").ShouldBe($"To {first}.");
    }

    [Fact]
    public void A_letter_that_holds_placeholders_is_restored_as_it_was()
    {
        const string text = "Say [[MEMBER_NAME_1]] and [MEMBER_ID_1] and \\[\\[PHONE\\_1\\]\\] and [[TEXT_1]] to Ana M. Reyes-Ortiz.";
        var mask = SomeMask.Of();

        var hidden = mask.Hide(text);

        hidden.ShouldNotContain("PHONE");
        mask.Invented(hidden).ShouldBeEmpty();
        mask.Restore(hidden).ShouldBe(text);
    }

    [Fact]
    public void The_facts_as_JSON_hide_and_come_back()
    {
        var json = JsonSerializer.Serialize(new { member = new { name = "Ana M. Reyes-Ortiz", born = "1961-03-09" }, note = "Jos\u00e9 Quiros-Ab\u00e1lez\n\"HHP4471902338\"" });

        var hidden = Mask.Hide(json);

        hidden.ShouldNotContain("Reyes");
        hidden.ShouldNotContain("1961");
        hidden.ShouldNotContain("4471");
        JsonDocument.Parse(hidden).ShouldNotBeNull();
        Mask.Restore(hidden).ShouldBe(json);
    }

    [Theory]
    [InlineData("[[MEMBER_NAME_1]]")]
    [InlineData("[[member_name_1]]")]
    [InlineData("[[Member Name 1]]")]
    [InlineData("[[ MEMBER-NAME-1 ]]")]
    [InlineData("[MEMBER_NAME_1]")]
    [InlineData("\\[\\[MEMBER\\_NAME\\_1\\]\\]")]
    [InlineData("[[MEMBER\\_NAME\\_1]]")]
    public void A_placeholder_that_a_model_spells_its_own_way_is_restored(string spelling) =>
        Mask.Restore($"Dear {spelling},").ShouldBe("Dear Ana M. Reyes-Ortiz,");

    [Theory]
    [InlineData("[1]")]
    [InlineData("[ ] yes")]
    [InlineData("[NAME]")]
    [InlineData("a[i]")]
    public void Other_brackets_are_no_placeholders(string text)
    {
        Mask.Restore(text).ShouldBe(text);
        Mask.Invented(text).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_model_invents_is_told_and_stays()
    {
        const string answer = "Dear [[MEMBER_NAME_1]], [[MEMBER_NAME_999]] and [[SPOUSE_1]] and [[SPOUSE_1]] and PHONE_77 know.";

        Mask.Invented(answer).ShouldBe(["[[MEMBER_NAME_999]]", "[[SPOUSE_1]]", "PHONE_77"]);
        Mask.Restore(answer).ShouldBe("Dear Ana M. Reyes-Ortiz, [[MEMBER_NAME_999]] and [[SPOUSE_1]] and [[SPOUSE_1]] and PHONE_77 know.");
    }

    [Fact]
    public void The_mask_that_hides_nothing_changes_nothing()
    {
        IdentifierMask.None.Hide(SomeMask.Letter).ShouldBe(SomeMask.Letter);
        IdentifierMask.None.Invented("[[MEMBER_NAME_1]]").ShouldBe(["[[MEMBER_NAME_1]]"]);
    }

    [Fact]
    public async Task Many_threads_get_the_same_placeholders()
    {
        var mask = SomeMask.Of();
        var texts = Enumerable.Range(0, 64).Select(i => $"Call 919-555-{1000 + (i % 8)} for Ana M. Reyes-Ortiz.").ToArray();

        var hidden = await Task.WhenAll(texts.Select(text => Task.Run(() => mask.Hide(text), TestContext.Current.CancellationToken)));

        hidden.Distinct().Count().ShouldBe(8);
        hidden.Select(mask.Restore).ShouldBe(texts);
        mask.Placeholders.ShouldBeUnique();
    }
}
