using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

public sealed class ContactTests
{
    [Theory]
    [InlineData("call (800) 555-1234", "(800) 555-1234")]
    [InlineData("call 800-555-1234.", "(800) 555-1234")]
    [InlineData("800.555.1234", "(800) 555-1234")]
    [InlineData("1-800-555-1234", "(800) 555-1234")]
    [InlineData("1-866-444-EBSA (3272)", "(866) 444-3272")]
    [InlineData("1-800-MEDICARE (1-800-633-4227)", "(800) 633-4227, (800) 633-4227")]
    [InlineData("1-888-HMO-9050", "(888) 466-9050")]
    [InlineData("(520)555-0133", "(520) 555-0133")]
    [InlineData("toll-free (877)\\n555-0123", "(877) 555-0123")]
    [InlineData("616-555-0138, ext. 72148", "(616) 555-0138 x72148")]
    [InlineData("616-555-0138 x123", "(616) 555-0138 x123")]
    [InlineData("1-800-555-0167 extension 70553, option 2", "(800) 555-0167 x70553")]
    [InlineData("1-866-555-Ol48", "(866) 555-0148")]
    [InlineData("614-555-O157", "(614) 555-0157")]
    [InlineData("5l8-555-0165", "(518) 555-0165")]
    public void Telephone_numbers_have_one_form(string text, string expected) => Found.Values(text, MentionKind.Phone).ShouldBe(expected);

    [Theory]
    [InlineData("Fax: 616-555-0177", PhoneUse.Fax)]
    [InlineData("or fax it to\\n253-555-0149", PhoneUse.Fax)]
    [InlineData("FACSIMILE 614-555-0158", PhoneUse.Fax)]
    [InlineData("TTY users: 1-877-555-0148", PhoneUse.Tty)]
    [InlineData("800-537-7697 (TDD)", PhoneUse.Tty)]
    [InlineData("Appeals line: 508-555-0137", PhoneUse.Voice)]
    [InlineData("TTY 711, 1-800-555-0100", PhoneUse.Voice)]
    public void The_words_beside_a_number_say_its_use(string text, PhoneUse use) => Found.One(text, MentionKind.Phone).Use.ShouldBe(use);

    [Theory]
    [InlineData("PO Box 49310\\nGrand Rapids, MI 49501-9310\\nFax", "po box 49310 grand rapids mi 49501 9310")]
    [InlineData("Appeals, P.O. Box 85060, Phoenix, AZ 85060-0060", "po box 85060 phoenix az 85060 0060")]
    [InlineData("P O BOX 68102  OMAHA NE 68103", "po box 68102 omaha ne 68103")]
    [InlineData("POST OFFICE BOX 22554\\nOKLAHOMA CITY OK 73123-2554", "po box 22554 oklahoma city ok 73123 2554")]
    [InlineData("7700 W. Camelback Pkwy, Suite 310, Phoenix, AZ 85031", "7700 w camelback pkwy suite 310 phoenix az 85031")]
    [InlineData("5605 Carnegie Blvd., Mail Stop 77263\\nCharlotte, NC 28209", "5605 carnegie blvd mail stop 77263 charlotte nc 28209")]
    [InlineData("write to 100 N. 15th Ave, Suite 261, Phoenix, AZ 85007, 602", "100 n 15th ave suite 261 phoenix az 85007")]
    [InlineData("Plan, PO Box 22140.", "po box 22140")]
    [InlineData("8200 NW 41st Street Ste 64490, Doral FL 33166", "8200 nw 41st street ste 64490 doral fl 33166")]
    [InlineData("Coordinator, P.O.\\nBox 11838, Harrisburg, PA 17108. You", "po box 11838 harrisburg pa 17108")]
    [InlineData("   Mail:    Tidal Health, Appeals, PO Box 22099,\\n            Pelican Neck, VA 23999\\n   Fax:     757", "po box 22099 pelican neck va 23999")]
    [InlineData("Mail    Hart Care, Appeals, 1 Sawtooth Square,\\n        Suite 97530, Fenn Gap, PA 18999", "1 sawtooth square suite 97530 fenn gap pa 18999")]
    [InlineData("ask Bellevue, WA 98004 about", "bellevue wa 98004")]
    [InlineData("put the number in box 23 of the claim form", "")]
    [InlineData("Write to Box 8091, Trenton, NJ 08650", "box 8091 trenton nj 08650")]
    public void Postal_addresses_run_from_the_box_or_house_number_to_the_zip(string text, string expected) =>
        Found.Values(text, MentionKind.Address).ShouldBe(expected);

    [Fact]
    public void An_address_stays_in_its_column()
    {
        const string Text = """
            4410 E. Juniper Ln. Apt. 12              Plan: Silver 4500 HMO
            Mesa, AZ 85204-1190                      Policy form: SCH-IND-85204
            """;
        Found.Values(Text, MentionKind.Address).ShouldBe("4410 e juniper ln apt 12, mesa az 85204 1190");
    }

    [Theory]
    [InlineData("see www.askebsa.dol.gov. You", MentionKind.Url, "www.askebsa.dol.gov")]
    [InlineData("at https://Example.org/Appeals/2.", MentionKind.Url, "example.org/appeals/2")]
    [InlineData("bought on HealthCare.gov)", MentionKind.Url, "healthcare.gov")]
    [InlineData("write to Appeals.Team2@plan-one.com, or", MentionKind.Email, "appeals.team2@plan-one.com")]
    public void Web_and_mail_addresses_are_read(string text, MentionKind kind, string expected) => Found.Values(text, kind).ShouldBe(expected);
}
