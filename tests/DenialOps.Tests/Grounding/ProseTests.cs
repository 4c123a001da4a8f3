using DenialOps.Facts;
using DenialOps.Grounding;

namespace DenialOps.Tests.Grounding;

/// <summary>What a patient may write about a letter in words of their own, and which names, drugs, sides and numbers in letters are none of the letter's.</summary>
public sealed class ProseTests
{
    private const string Letter = """
        QUILLFEATHER HEALTH PLAN OF OHIO
        P.O. Box 4471, Columbus, OH 43004
        4410 Mill Road, Suite 200, Columbus, OH 43004

        July 14, 2026

        Annalise M. Dovrenko
        12 Ash Court
        Columbus, OH 43085

        Re: Larch Gold 2000 PPO            Member ID: QFH 4471 902
        Patient: Annalise M. Dovrenko      Provider: Ngozi Okafor, MD
        Facility: Raleigh Imaging Center   Reviewer: Grace Brown, RN

        Dear Ms. Dovrenko:

        We denied the MRI of your right knee and 20 visits of physical therapy after surgery at
        Harbor Hospital. Your plan asks for approval before an outpatient MRI is done. The amount
        is $4,200.00. The drug Dupixent (dupilumab) 40 mg was denied too, and so was an MRI of
        the lumbar spine. You may appeal within 180 days. You pay twenty percent of twelve
        infusions. Dr. Theo Marsh of the Larch Review Institute read the file.
        A 58-year-old patient may ask the Ohio Department of Insurance for help, by December 5,
        under Section 6.3(c), or write to appeals@quillfeather.example, www.quillfeather.example.
        """;

    private static readonly GroundingChecker Checker = new([SomeCase.Letter(Letter)], SomeCase.Empty() with
    {
        Payer = new PayerFacts { Name = SomeCase.Fact("Quillfeather Health Plan of Ohio"), PlanName = SomeCase.Fact("Larch Gold 2000 PPO") },
        Member = new MemberFacts { Name = SomeCase.Fact("Annalise M. Dovrenko") },
        Service = new ServiceFacts
        {
            ProviderName = SomeCase.Fact("Ngozi Okafor"),
            FacilityName = SomeCase.Fact("Raleigh Imaging Center"),
        },
        Other = new Dictionary<string, Fact<string>>(StringComparer.Ordinal) { ["employer"] = SomeCase.Fact("Fennimore Tool Works", method: FactMethod.User) },
    });

    [Theory]
    [InlineData("The MRI was approved before.", "approved")]
    [InlineData("This claim has already been overturned once.", "overturned")]
    [InlineData("I was told that no approval was needed.", "told")]
    [InlineData("We were assured of payment.", "assured")]
    [InlineData("The appeal had been granted.", "granted")]
    public void What_was_decided_or_said_needs_its_word_in_the_evidence(string draft, string word)
    {
        var item = Checker.Check("draft.md", draft).Items.Single(i => i.Status == GroundingStatus.Ungrounded);

        item.Kind.ShouldBe("outcome");
        item.Text.ShouldBe(word);
    }

    [Theory]
    [InlineData("The claim was paid in full.", "paid in full", "outcome")]
    [InlineData("The plan agreed to pay.", "agreed to pay", "outcome")]
    [InlineData("You told me by phone that all is well.", "told me by phone", "outcome")]
    [InlineData("The plan said yes.", "said yes", "outcome")]
    [InlineData("The MRI was never denied.", "never denied", "outcome")]
    [InlineData("There is no deadline. You can appeal at any time.", "no deadline", "outcome")]
    [InlineData("The time limit is half a year.", "half a year", "duration")]
    [InlineData("Send it by next Tuesday.", "next Tuesday", "duration")]
    public void A_claim_in_several_words_needs_them_in_the_evidence(string draft, string words, string kind)
    {
        var item = Checker.Check("draft.md", draft).Items.First(i => i.Status == GroundingStatus.Ungrounded);

        item.Kind.ShouldBe(kind);
        item.Text.ShouldBe(words);
    }

    [Theory]
    [InlineData("This decision breaks my rights under ERISA.", "ERISA")]
    [InlineData("The Affordable Care Act asks for more.", "Affordable Care Act")]
    [InlineData("Is this not forbidden by the No Surprises Act?", "No Surprises Act")]
    [InlineData("The Mental Health Parity and Addiction Equity Act applies.", "Mental Health Parity and Addiction Equity Act")]
    public void A_law_that_is_named_must_be_in_the_letter_or_in_the_cases_rules(string draft, string law)
    {
        var item = Checker.Check("draft.md", draft).Items.First(i => i.Status == GroundingStatus.Ungrounded);

        item.Kind.ShouldBe("citation");
        item.Text.ShouldBe(law);
    }

    [Theory]
    [InlineData("[SIGNATURE]  \nAnnalise Wheelwright\n", "Annalise Wheelwright")]
    [InlineData("Annalise Wheelwright  \n12 Ash Court, Columbus, OH 43085\n", "Annalise Wheelwright")]
    public void A_wrong_name_on_a_line_of_its_own_is_found_although_its_last_word_is_an_ordinary_one(string draft, string name) =>
        Checker.Check("draft.md", draft).UngroundedClaims.ShouldContain(name);

    [Fact]
    public void A_wrong_name_on_the_line_of_an_address_is_found_although_its_words_are_ordinary_ones() =>
        Checker.Check("draft.md", "Rowan Health Appeals, P.O. Box 4471, Columbus, OH 43004\n").UngroundedClaims.ShouldContain("Rowan Health Appeals");

    [Fact]
    public void An_ordinary_word_one_slip_away_from_the_payers_long_name_is_found()
    {
        var checker = new GroundingChecker([SomeCase.Letter("Medicare denied it.\n")], SomeCase.Empty() with { Payer = new PayerFacts { Name = SomeCase.Fact("Medicare") } });

        checker.Check("draft.md", "Call Medicate at the number on the card.").UngroundedClaims.ShouldContain("Medicate");
        checker.Check("draft.md", "That is for Medicate to say.").UngroundedClaims.ShouldContain("Medicate");
        checker.Check("draft.md", "Call Medicare at the number on the card.").UngroundedClaims.ShouldBeEmpty();
    }

    [Fact]
    public void A_law_of_the_cases_rules_may_be_named()
    {
        var checker = new GroundingChecker([SomeCase.Letter(Letter)], SomeCase.Empty(), rules: [new RuleText("29 CFR 2560.503-1(h)", "Internal appeal\n" + DenialOps.Knowledge.LawNames.Of("29 CFR 2560.503-1(h)"))]);

        checker.Check("draft.md", "Under ERISA I may appeal.").IsGrounded.ShouldBeTrue();
        checker.Check("draft.md", "Under the No Surprises Act I may appeal.").IsGrounded.ShouldBeFalse();
    }

    private const string Spanish = """
        # Carta de apelación

        Estimados señores:

        Escribo para apelar la decisión. El plan no aprobó la resonancia magnética de mi rodilla derecha. Les pido que revisen el caso otra vez. Mi doctora recomendó
        este estudio porque el dolor no mejoraba. Adjunto copias de mis expedientes. Pueden también escribirle al Departamento de Seguros. La ley Federal me da
        ese derecho. Además, nadie me avisó antes. Ojalá lo resuelvan pronto. Si necesitan algo más, llámenme. Quedo a la espera de su respuesta.

        Atentamente,

        Annalise Dovrenko
        """;

    [Fact]
    public void Ordinary_words_of_a_Spanish_text_are_no_names() =>
        Checker.Check("carta.md", Spanish).UngroundedClaims.ShouldBeEmpty();

    [Theory]
    [InlineData("Mi doctora, la Dra. Wexford, recomendó este estudio para la rodilla.", "Wexford")]
    [InlineData("Escribo de parte de Annalise Dovrenka por la decisión de este plan.", "Annalise Dovrenka")]
    [InlineData("El estudio se hizo en el Hospital Mirasol de la ciudad, y no me lo pagaron.", "Mirasol")]
    public void A_wrong_name_in_a_Spanish_text_is_found(string draft, string name) =>
        Checker.Check("carta.md", draft).UngroundedClaims.ShouldContain(claim => claim.Contains(name, StringComparison.Ordinal));

    [Theory]
    [InlineData("Please say whether the plan agreed to pay.")]
    [InlineData("Was it paid in full?")]
    [InlineData("You can take this back at any time.")]
    public void What_is_left_open_or_asked_claims_nothing(string draft) => Checker.Check("draft.md", draft).UngroundedClaims.ShouldBeEmpty();

    [Theory]
    [InlineData("The MRI was denied.")]
    [InlineData("The MRI was not approved.")]
    [InlineData("Was it approved? Who told you so?")]
    [InlineData("Please say whether it was approved, and who told you so.")]
    [InlineData("If it was approved, please send the number.")]
    [InlineData("Please approve the MRI. The approved amount is the question.")]
    [InlineData("It should be approved.")]
    public void A_question_a_request_and_a_denial_claim_no_outcome(string draft) => Checker.Check("draft.md", draft).UngroundedClaims.ShouldBeEmpty();

    [Fact]
    public void An_outcome_that_the_letter_tells_may_be_told()
    {
        var checker = new GroundingChecker([SomeCase.Letter("Your first request was approved on May 1, 2024. We told you so by phone.")]);

        checker.Check("draft.md", "The first request was approved, and I was told so.").UngroundedClaims.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("I write for Annalise Dovrenko.")]
    [InlineData("My daughter Annalise needs this MRI.")]
    [InlineData("Ms. Dovrenko asked for a review, and Mrs. Dovrenko is still waiting.")]
    [InlineData("Dovrenko is my name.")]
    [InlineData("Annalise M. Dovrenko, A. Dovrenko and A. M. Dovrenko are the same person.")]
    [InlineData("ANNALISE DOVRENKO, Dovrenko, Annalise.")]
    [InlineData("Dr. Okafor ordered it. Doctor Okafor saw me. Ngozi Okafor, MD signed.")]
    [InlineData("Dr. N. Okafor and Dr. Ngozi Okafor's office called.")]
    [InlineData("Annalise's knee hurts, and Dr. Okafor’s notes say so.")]
    [InlineData("Will Annalise walk again? May Annalise appeal?")]
    [InlineData("Patient Annalise Dovrenko appeals.")]
    [InlineData("Quillfeather denied the claim. Quillfeather's letter is dated July 14, 2026.")]
    [InlineData("Quillfeather Health Plan sent it, not Quillfeather Health or Quillfeather of Ohio.")]
    [InlineData("Ask Quillfeather Health Plan and Medicare who pays first.")]
    [InlineData("Please ask Raleigh Imaging. When Raleigh Imaging Center called, nobody answered.")]
    [InlineData("Ask Harbor Hospital for the record. Harbor Hospital has it.")]
    [InlineData("My plan is Larch Gold, the Larch Gold 2000 PPO.")]
    [InlineData("Grace Brown, RN read it, and Ms. Brown said no.")]
    [InlineData("Dr. Marsh works for the Larch Review Institute.")]
    [InlineData("I work for Fennimore Tool Works.")]
    [InlineData("I asked the Department of Labor and the Ohio Department of Insurance.")]
    [InlineData("Medicare, Medicaid, TRICARE and the Department of Labor say so.")]
    [InlineData("Medicare and Medicaid cover it. So does TRICARE, and the Department of Health and Human Services agrees.")]
    [InlineData("The Department of Labor gives me a Full and Fair Review.")]
    [InlineData("The Summary Plan Description and the Explanation of Benefits do not say so.")]
    [InlineData("Dear Appeals Department:\nDear Medical Director,\nTo Whom It May Concern:")]
    [InlineData("# Appeal of Denial of Coverage\n\n## Grounds for Appeal\n\n## Why My Health Plan Is Wrong\n")]
    [InlineData("## Annalise Dovrenko Dupixent Appeal\n")]
    [InlineData("REQUEST FOR RECONSIDERATION\n\nSTATEMENT OF FACTS\n")]
    [InlineData("**Request for Expedited Review by an Independent Doctor**\n")]
    [InlineData("I went on Monday and again on Tuesday. In March it got worse, and by Thanksgiving I could not walk.")]
    [InlineData("We moved here from Kentucky. I am an American, and English is my first language.")]
    [InlineData("I have Rheumatoid Arthritis, Crohn's disease, Type II Diabetes and Lyme disease.")]
    [InlineData("The Medical Director and the Peer Reviewer never called. My Primary Care Doctor did.")]
    [InlineData("An MRI and a CT scan at the ER, then PT and an EKG; the EOB came by FedEx.")]
    [InlineData("I had Physical Therapy and an Arthroscopy of the Right Knee.")]
    [InlineData("My right knee, the lumbar spine and my right leg hurt.")]
    [InlineData("The knee was scanned on the right. The knee (right), knee, right, R knee and RT knee are one, and so is my right side.")]
    [InlineData("The box on the right is empty. Both reasons are wrong. On the other hand, a thoracic surgeon agrees.")]
    [InlineData("I have the right to appeal, I left the hospital, and it is not right for my knee. Nothing is left to try.")]
    [InlineData("Four thousand two hundred dollars is a lot. It is forty-two hundred dollars, or 4,200 dollars.")]
    [InlineData("I have one hundred eighty days, that is 180 days, or one hundred and eighty days.")]
    [InlineData("They denied twenty visits, and I pay 20% of 12 infusions: twenty percent of twelve infusions.")]
    [InlineData("There are two reasons. First, no one called. Second, three people told me so.")]
    [InlineData("I take Dupixent, which is dupilumab, 40 mg. DUPIXENT helps.")]
    [InlineData("I am a 58-year-old patient. Please answer by December 5.")]
    [InlineData("Their office is at 4410 Mill Road, Suite 200. Write to appeals@quillfeather.example.")]
    [InlineData("I've tried everything, and I'm asking you: please don't deny it. It's Columbus, Ohio.")]
    [InlineData("Thank you,\n\nAnnalise Dovrenko\n\nEnclosures: Office Notes, Imaging Report\ncc: Ngozi Okafor, MD\n")]
    [InlineData("1. Mr. and Mrs. Dovrenko agree.\n2. Please Reply in Writing.\n3. Thank You\n")]
    [InlineData("Sincerely,\nAnnalise Dovrenko")]
    [InlineData("The Plan must pay. The Company, the Insurer and the Member agree on the Facts.")]
    [InlineData("God bless Dr. Okafor. I pray this Christmas is better.")]
    [InlineData("I asked Customer Service, Member Services and the Claims Department for the Claim File.")]
    [InlineData("See Section 6.3(c) of the Evidence of Coverage.")]
    [InlineData("I write about the care that my doctor at the Raleigh Imaging\nCenter ordered, and about the letter of Quillfeather Health\nPlan of Ohio.")]
    [InlineData("Member: Annalise Dovrenko | Member ID: QFH 4471 902")]
    [InlineData("To the Appeals Committee:\n\nRE: First Level Appeal of a Denied Claim")]
    [InlineData("I wrote to my Congressman and the Attorney General. God willing, we'll settle this soon.")]
    [InlineData("The U.S. Department of Labor's website and Social Security Disability explain it.")]
    [InlineData("His nurse, the MRI Tech and a Board-Certified Orthopedic Surgeon agree: an X-ray came first.")]
    [InlineData("My name is Annalise M. May I have your name?")]
    [InlineData("I am Annalise's Authorized Representative, and A Plan is a plan. I don't agree!")]
    public void Nothing_is_reported_on_true_sentences(string draft) => Ungrounded(draft).ShouldBeEmpty();

    [Theory]
    [InlineData("I write for Annabelle Dovrenko.", "Annabelle Dovrenko")]
    [InlineData("I write for Annalise Dovrenco.", "Annalise Dovrenco")]
    [InlineData("Please help Annelise, she is in pain.", "Annelise")]
    [InlineData("I write for Annalise Okafor.", "Annalise Okafor")]
    [InlineData("I write for John Dovrenko.", "John Dovrenko")]
    [InlineData("I write for B. Dovrenko.", "B. Dovrenko")]
    [InlineData("I write for Annalise Q. Dovrenko.", "Annalise Q. Dovrenko")]
    [InlineData("Ms. Dovrenka asked for it.", "Dovrenka")]
    [InlineData("Mr. Fairweather asked for it.", "Fairweather")]
    [InlineData("dovrenco is my name.", "dovrenco")]
    [InlineData("I saw Dr. Okafur.", "Okafur")]
    [InlineData("Grace Browne, RN read it.", "Grace Browne")]
    [InlineData("It was read by Mary Brown.", "Mary Brown")]
    [InlineData("It was read by Grace Green.", "Grace Green")]
    [InlineData("A nurse, Tilda Swanfeather, saw me.", "Tilda Swanfeather")]
    [InlineData("Quillfeathers Wealth Plan of Ohio denied it.", "Quillfeathers")]
    [InlineData("Quillfether Health Plan denied it.", "Quillfether Health Plan")]
    [InlineData("I wrote to Quillfeather Wealth Plan.", "Quillfeather Wealth Plan")]
    [InlineData("I wrote to Quillfeather Health Plan of Iowa.", "Quillfeather Health Plan of Iowa")]
    [InlineData("Aetna denied it.", "Aetna")]
    [InlineData("I went to Mercy Hospital.", "Mercy Hospital")]
    [InlineData("I went to Raleigh Surgery Center.", "Raleigh Surgery Center")]
    [InlineData("I went to the Northwind Clinic.", "Northwind Clinic")]
    [InlineData("I am on the Larch Silver PPO.", "Larch Silver PPO")]
    [InlineData("I take Enbrel.", "Enbrel")]
    [InlineData("I take Dupixant.", "Dupixant")]
    [InlineData("I take dupilumob.", "dupilumob")]
    [InlineData("I take adalimumab and methotrexate.", "adalimumab", "methotrexate")]
    [InlineData("I take Dupixent, 80 mg.", "80")]
    [InlineData("They denied 30 visits.", "30")]
    [InlineData("They denied 12 visits.", "12")]
    [InlineData("They denied thirty visits.", "thirty")]
    [InlineData("They denied three visits.", "three")]
    [InlineData("It cost nine thousand nine hundred dollars.", "nine thousand nine hundred dollars")]
    [InlineData("It cost 9,999 dollars.", "9,999 dollars")]
    [InlineData("It cost four thousand three hundred dollars.", "four thousand three hundred dollars")]
    [InlineData("I pay thirty percent.", "thirty percent")]
    [InlineData("I pay 30%.", "30%")]
    [InlineData("I have ninety days.", "ninety days")]
    [InlineData("My left knee hurts.", "left")]
    [InlineData("An MRI of the knee, left, was denied.", "left")]
    [InlineData("It is my left-sided pain.", "left")]
    [InlineData("## MRI of the Left Knee\n", "Left")]
    [InlineData("An MRI of the cervical spine was denied.", "cervical")]
    [InlineData("An MRI of the right shoulder was denied.", "right")]
    [InlineData("MRI of the right hip", "right")]
    [InlineData("My right hand hurts.", "right")]
    [InlineData("The shoulder was scanned on the right.", "right")]
    [InlineData("MRI of the knee (left).", "left")]
    [InlineData("MRI, L knee.", "L")]
    [InlineData("MRI, lt knee.", "lt")]
    [InlineData("Bilateral knee MRI was denied.", "Bilateral")]
    [InlineData("both knees were scanned.", "both")]
    [InlineData("The left and right knees were scanned.", "left")]
    [InlineData("I am an 85-year-old patient.", "85-year")]
    [InlineData("Please answer by December 6.", "6")]
    [InlineData("Their office is at 4410 Mill Road, Suite 300.", "4410 Mill Road, Suite 300")]
    [InlineData("Go to Suite 300.", "300")]
    [InlineData("Write to appeal@quillfeather.example.", "appeal@quillfeather.example")]
    [InlineData("See www.quillfeathers.example.", "www.quillfeathers.example")]
    [InlineData("See Section 6.4(c).", "Section 6.4(c)")]
    public void What_is_none_of_the_letters_is_found(string draft, params string[] claims)
    {
        foreach (var claim in claims)
        {
            Ungrounded(draft).ShouldContain(claim);
        }
    }

    [Fact]
    public void A_name_nearly_right_is_shown_with_the_right_one()
    {
        var item = Checker.Check("draft.md", "I write for Annalise Dovrenco.").Items.Single(i => i.Status == GroundingStatus.Ungrounded);

        item.Kind.ShouldBe("name");
        item.Evidence.ShouldBe("the evidence has “Dovrenko”");
        Checker.Check("draft.md", "My left knee").Items.Single().Kind.ShouldBe("side");
    }

    [Theory]
    [InlineData("an MRI of the lumbar spine", "lumbar")]
    [InlineData("cervical spine MRI", "cervical")]
    public void A_region_of_the_spine_must_stand_in_a_letter_that_names_none(string draft, string region) =>
        new GroundingChecker([SomeCase.Letter("We denied the MRI of the right knee.")]).Check("draft.md", draft).UngroundedClaims.ShouldBe([region]);

    [Theory]
    [InlineData("Please give 5 mg.", "5")]
    [InlineData("I had 6 mg.", "6")]
    [InlineData("I had 40 mcg.", "40")]
    [InlineData("I had 40 mg.")]
    public void A_dose_is_that_units_number(string draft, params string[] wrong) =>
        new GroundingChecker([SomeCase.Letter("On page 5 of 6 we denied HUMIRA 40MG/0.8ML.")]).Check("draft.md", draft).UngroundedClaims.ShouldBe(wrong);

    private static string[] Ungrounded(string draft) =>
        [.. Checker.Check("draft.md", draft).Items.Where(i => i.Status == GroundingStatus.Ungrounded).Select(i => i.Text)];
}
