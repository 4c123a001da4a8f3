using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Drafting;

/// <summary>Templates of the user in place of ours.</summary>
public sealed class DocumentTemplatesTests : IDisposable
{
    private const string Good = "# Mine\n\n{% include 'case_block' %}\n\n> {{ reason }}\n\n[SIGNATURE]\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("denialops-templates-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_template_takes_the_place_of_ours_and_the_rest_stays()
    {
        Put("appeal_letter.liquid", Good);
        Put("notes.txt", "not a template");

        var templates = DocumentTemplates.Load(_folder.FullName);

        templates.Replaced.ShouldBe(["appeal_letter"]);
        var pack = new CasePipeline(SomeCase.Clock(), templates).Run(SomeCase.Letter());
        pack.Warnings.ShouldBeEmpty();
        pack.Documents.Single(d => d.FileName == "appeal_letter.md").Markdown.ShouldContain("# Mine\n");
        pack.Documents.Single(d => d.FileName == "call_script.md").Markdown.ShouldStartWith("# Call script\n");
    }

    [Fact]
    public void All_of_ours_are_good_templates_too()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "src", "DenialOps", "Drafting", "Templates")))
        {
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        }

        DocumentTemplates.Load(_folder.FullName).Replaced.Count.ShouldBe(DocumentTemplates.Default.Names.Count);
    }

    [Theory]
    [InlineData("appeal_letter.liquid", "a\n{% if x %}\nb", "appeal_letter.liquid, line ")]
    [InlineData("apeal_letter.liquid", Good, "apeal_letter.liquid: there is no template of this name; the names are action_plan, ")]
    [InlineData("appeal_letter.liquid", "one\ntwo {{ member_nmae }}\n" + Good, "appeal_letter.liquid, line 2: there is no variable or filter 'member_nmae'; docs/templates.md lists them.")]
    [InlineData("appeal_letter.liquid", Good + "{{ reason | shout }}", "appeal_letter.liquid, line 8: there is no variable or filter 'shout'; docs/templates.md lists them.")]
    [InlineData("action_plan.liquid", "{% for d in deadlines %}\n{{ d.dew }}\n{% endfor %}{{ steps }}{{ disclaimers }}", "action_plan.liquid, line 2: there is no 'd.dew'; docs/templates.md lists what an item has.")]
    [InlineData("appeal_letter.liquid", Good + "{% include 'case_blok' %}", "appeal_letter.liquid, line 8: there is no template 'case_blok' to include.")]
    [InlineData("appeal_letter.liquid", "{{ reason }} [SIGNATURE]", "appeal_letter.liquid: the case block is missing; put {% include 'case_block' %}, or member_name, member_id and service, in it.")]
    [InlineData("appeal_letter.liquid", "{% include 'case_block' %} [SIGNATURE]", "appeal_letter.liquid: the reason is missing; put {% include 'reason_block' %} or {{ reason }} in it.")]
    [InlineData("appeal_letter.liquid", "{% include 'case_block' %} {{ reason }}", "appeal_letter.liquid: the place for the signature is missing; put [SIGNATURE] in it.")]
    [InlineData("case_block.liquid", "- {{ member_name }}", "prior_auth_checklist.liquid: the case block is missing;")]
    [InlineData("action_plan.liquid", "{{ steps }}{{ disclaimers }}", "action_plan.liquid: what is due is missing; put a loop over deadlines in it.")]
    [InlineData("action_plan.liquid", "{{ deadlines }}{{ disclaimers }}", "action_plan.liquid: what to do is missing; put a loop over steps in it.")]
    [InlineData("fax_cover.liquid", "{{ payer }} {{ member_name }}", "fax_cover.liquid: the fax number is missing; put {{ appeal_fax }} in it.")]
    [InlineData("appeal_letter.liquid", Good + "{{ argument }}", "appeal_letter.liquid, line 8: ")]
    [InlineData("appeal_letter.liquid", "{% include 'case_block' %} [SIGNATURE] {% if false %}{{ reason }}{% endif %}", "appeal_letter.liquid: the reason does not come out in every case; put {% include 'reason_block' %} or {{ reason }} where no condition hides it.")]
    [InlineData("appeal_letter.liquid", "{% include 'case_block' %} {{ reason }} {% if provider %}[SIGNATURE]{% endif %}", "appeal_letter.liquid: the place for the signature does not come out in every case;")]
    [InlineData("appeal_letter.liquid", "{% if claim_number %}{% include 'case_block' %}{% endif %} {{ reason }} [SIGNATURE]", "appeal_letter.liquid: the case block does not come out in every case;")]
    [InlineData("reason_block.liquid", "{% unless medical %}{{ reason }}{% endunless %}", "appeal_letter.liquid: the reason does not come out in every case;")]
    [InlineData("action_plan.liquid", "{% for d in deadlines %}{% if d.note %}{{ d.name }}{% endif %}{% endfor %}{% for s in steps %}{{ s.title }}{% endfor %}{% for d in disclaimers %}{{ d }}{% endfor %}", "action_plan.liquid: what is due does not come out in every case;")]
    [InlineData("call_script.liquid", "{% include 'case_block' %}{% if expedited %}{{ deadline_date }}{% endif %}", "call_script.liquid: the last day to appeal does not come out in every case;")]
    [InlineData("reason_block.liquid", "{{ reason }}{% include 'reason_block' %}", "reason_block.liquid, line 1: ")]
    public void What_cannot_be_used_is_refused_in_one_line_that_says_where(string file, string text, string message)
    {
        Put(file, text);

        var refusal = Should.Throw<TemplateException>(() => DocumentTemplates.Load(_folder.FullName));

        refusal.Message.ShouldStartWith(message);
        refusal.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_file_that_is_no_template_is_refused_by_its_name()
    {
        Put("appeal_letter.liquid", new string('x', (1024 * 1024) + 1));

        Should.Throw<TemplateException>(() => DocumentTemplates.Load(_folder.FullName)).Message.ShouldBe("appeal_letter.liquid: it is larger than 1024 KB; a template is a page or two of text.");
    }

    [Fact]
    public void A_file_that_leads_nowhere_is_refused_by_its_name()
    {
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "appeal_letter.liquid"), Path.Combine(_folder.FullName, "nowhere"));

        Should.Throw<TemplateException>(() => DocumentTemplates.Load(_folder.FullName)).Message.ShouldStartWith("appeal_letter.liquid: it cannot be read;");
    }

    [Fact]
    public void What_the_letter_says_is_never_read_as_template_text()
    {
        Put("appeal_letter.liquid", "{% assign who = member_name %}{{ who }}\n" + Good);
        var facts = SomeCase.Scan();
        facts = facts with { Member = facts.Member with { Name = SomeCase.Fact("{{ payer }}") } };
        var route = SomeCase.Route(Route.MedicalNecessityAppeal);
        var view = new CaseView(facts, route, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route));

        var letter = new DraftSession(view, new ActionPlanner().Plan(view), DocumentTemplates.Load(_folder.FullName)).Write("appeal_letter.md").Markdown;

        letter.ShouldContain("\n\\{\\{ payer \\}\\}\n");
        letter.ShouldNotContain("Harbor Health Plan\n");
    }

    [Fact]
    public void A_template_that_states_what_no_letter_says_is_not_delivered()
    {
        Put("appeal_letter.liquid", Good + "\nWe owe you $8,123.45.\n");

        var pack = new CasePipeline(SomeCase.Clock(), DocumentTemplates.Load(_folder.FullName)).Run(SomeCase.Letter());

        pack.Warnings.ShouldHaveSingleItem().ShouldBe("appeal_letter.md was replaced by its shortest form, because nothing in the letter supports: $8,123.45. Fill in the blanks by hand.");
    }

    [Fact]
    public void What_a_template_says_of_the_users_own_office_is_known_when_the_user_gives_it()
    {
        Put("appeal_letter.liquid", Good + "\nElm Street Advocates, (212) 555-0199\n");
        var pipeline = new CasePipeline(SomeCase.Clock(), DocumentTemplates.Load(_folder.FullName));
        var reading = pipeline.ReadFacts(SomeCase.Letter());

        pipeline.Run(reading).Warnings.ShouldHaveSingleItem();
        pipeline.Run(reading.With(UserContext.Parse("""{"other.office": "Elm Street Advocates", "other.office_phone": "(212) 555-0199"}"""))).Warnings.ShouldBeEmpty();
    }

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
