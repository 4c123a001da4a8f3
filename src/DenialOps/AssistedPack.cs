using DenialOps.Assistance;
using DenialOps.Drafting;
using DenialOps.Grounding;
using DenialOps.Planning;

namespace DenialOps;

/// <summary>A pack whose texts a model was asked to write. It begins as the whole pack that needs no model, and stays that wherever the model's text fails.</summary>
internal static class AssistedPack
{
    /// <summary>The pack with the model's summary, plan, letters and script in the places of ours.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<CasePack> WriteAsync(CasePack pack, CaseView view, IDraftWriter planWriter, ModelDesk desk, AssistantOptions options, CancellationToken cancellationToken)
    {
        if (!view.IsDenial)
        {
            return pack;
        }

        var derived = DerivedValues.Of(pack.Deadlines);
        var check = new TextCheck(pack.Reading, derived, RuleTexts.Of(view.Facts, pack.Deadlines, pack.Route.Route), desk.Hide);
        var (letter, facts) = (pack.Reading.Letter.Text, CaseDigest.Of(view, pack.Plan, letter: null));
        var writer = new ModelWriter(desk, options, check, options.WriteFromLetter ? CaseDigest.Of(view, pack.Plan, letter) : facts, facts, letter);
        if (await writer.WriteAsync(pack.Summary, cancellationToken).ConfigureAwait(false) is { } summary)
        {
            pack = pack with { Summary = summary };
        }

        if (await writer.WriteAsync(pack.Plan, cancellationToken).ConfigureAwait(false) is { } plan)
        {
            pack = WithPlan(pack, plan, planWriter, check, writer, desk);
        }

        foreach (var ours in pack.Documents.ToArray())
        {
            if (await writer.WriteAsync(ours, cancellationToken).ConfigureAwait(false) is { } written)
            {
                pack = With(pack, written.Draft, written.Report);
            }
        }

        return pack;
    }

    /// <summary>The plan and its form for people change together, or neither does.</summary>
    private static CasePack WithPlan(CasePack pack, ActionPlan plan, IDraftWriter planWriter, TextCheck check, ModelWriter writer, ModelDesk desk)
    {
        planWriter.Replace(plan);
        var draft = planWriter.Write(PackContents.ActionPlan) with { GeneratedBy = "model" };
        var report = check.Report(draft.FileName, draft.Markdown);
        if (report.IsGrounded && pack.Documents.Any(document => document.FileName == draft.FileName))
        {
            return With(pack, draft, writer.Judged(report, draft.Markdown)) with { Plan = plan };
        }

        desk.Give("The action plan was not taken as written", "what it became in the document has something that nothing supports.");
        return pack;
    }

    private static CasePack With(CasePack pack, Draft draft, GroundingReport report) => pack with
    {
        Documents = [.. pack.Documents.Select(document => document.FileName == draft.FileName ? draft : document)],
        Grounding = [.. pack.Grounding.Select(known => known.Document == draft.FileName ? report : known)],
    };
}
