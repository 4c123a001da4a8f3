using System.Security.Cryptography;
using DenialOps.Assistance;
using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps;

/// <summary>
/// The whole walk from a letter to a checked pack: offline and deterministic, and with a model's help where there is an assistant. Then it is
/// the same walk; what the model gives is taken where it passes the checks, and ours stands where it does not.
/// </summary>
/// <param name="timeProvider">Today, and the clock for the stages.</param>
/// <param name="templates">The templates of the documents; those that ship with the product when null.</param>
/// <param name="assistant">The model that <see cref="RunAsync(LetterDocument, CancellationToken)"/> asks; none when null.</param>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public sealed class CasePipeline(TimeProvider timeProvider, DocumentTemplates? templates = null, CaseAssistant? assistant = null)
{
    private readonly DocumentTemplates? _templates = templates;
    private readonly Func<CaseView, ActionPlan, IDraftWriter> _writer = (view, plan) => new DraftSession(view, plan, templates);
    private readonly FactReader _facts = new(timeProvider);
    private readonly RouteDecider _route = new();
    private readonly DeadlinePlanner _deadlines = new(timeProvider);
    private readonly ActionPlanner _plan = new();
    private readonly SummaryWriter _summary = new();

    /// <summary>A pipeline whose documents are written by something other than the templates. What it writes is checked as strictly.</summary>
    internal CasePipeline(TimeProvider timeProvider, Func<CaseView, ActionPlan, IDraftWriter> writer)
        : this(timeProvider, templates: null) => _writer = writer;

    /// <summary>The language in which a patient gets the plan and the call script beside the English ones.</summary>
    /// <value>English: nothing beside them.</value>
    public DocumentLanguage Language { get; init; }

    /// <summary>
    /// Makes ready what the first letter needs and every other one shares: the phrases, the hash, the meanings of codes. Nobody has to
    /// call it; a program that starts for one letter does so on another thread while it looks for the letter.
    /// </summary>
    public static void Prepare()
    {
        _ = Lexicon.Matcher;
        _ = SHA256.HashData([]);
        _ = CodeBook.Current.Carc("1");
    }

    /// <summary>Reads the facts of a letter.</summary>
    public LetterReading ReadFacts(LetterDocument letter) => _facts.Read(letter);

    /// <summary>Decides the route of a letter that was read.</summary>
    public RouteDecision DecideRoute(LetterReading reading) => _route.Decide(reading);

    /// <summary>Walks from a letter to its pack.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled between two stages.</exception>
    public CasePack Run(LetterDocument letter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var clock = new StageClock(timeProvider, cancellationToken);
        return Run(clock.Measure("facts", () => _facts.Read(letter)), clock);
    }

    /// <summary>Walks from a letter that was read, its facts corrected by the user perhaps, to its pack.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled between two stages.</exception>
    public CasePack Run(LetterReading reading, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Run(reading, new StageClock(timeProvider, cancellationToken));
    }

    /// <summary>Walks from a letter to its pack, with the assistant's help where there is one.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<CasePack> RunAsync(LetterDocument letter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var clock = new StageClock(timeProvider, cancellationToken);
        return RunAsync(clock.Measure("facts", () => _facts.Read(letter)), clock, cancellationToken);
    }

    /// <summary>Walks from a letter that was read, its facts corrected by the user perhaps, to its pack, with the assistant's help where there is one.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<CasePack> RunAsync(LetterReading reading, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return RunAsync(reading, new StageClock(timeProvider, cancellationToken), cancellationToken);
    }

    /// <summary>Checks a text of any origin, value by value, as the documents of a pack are checked.</summary>
    /// <param name="name">The text's file name, for the report.</param>
    /// <param name="draft">The text.</param>
    /// <param name="reading">The letter that it answers.</param>
    /// <param name="furtherEvidence">Other documents that it may quote, such as the plan.</param>
    public GroundingReport CheckDraft(string name, string draft, LetterReading reading, IReadOnlyList<LetterDocument> furtherEvidence)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(furtherEvidence);
        var deadlines = _deadlines.Plan(reading.Facts, _route.Decide(reading));
        return new GroundingChecker(reading, furtherEvidence, DerivedValues.Of(deadlines), RuleTexts.Of(reading.Facts, deadlines)).Check(name, draft);
    }

    private async Task<CasePack> RunAsync(LetterReading reading, StageClock clock, CancellationToken cancellationToken)
    {
        if (assistant is null)
        {
            return Run(reading, clock);
        }

        var desk = assistant.Open(reading);
        var options = assistant.Options;
        reading = await clock.MeasureAsync("model facts", () => new GroundedExtraction(desk, options).ReadAsync(reading, cancellationToken)).ConfigureAwait(false);
        desk.Learn(reading);
        var pack = Run(reading, clock);
        var view = new CaseView(reading.Facts, pack.Route, pack.Deadlines);
        pack = await clock.MeasureAsync(
            "model texts", () => AssistedPack.WriteAsync(pack, view, _writer(view, pack.Plan), desk, options, cancellationToken)).ConfigureAwait(false);
        return pack with
        {
            Stages = clock.Stages,
            Summary = pack.Summary with { NotDoneByModel = desk.Warnings },
            Warnings = [.. pack.Warnings, .. desk.Warnings],
            Model = new ModelUse { Total = desk.Usage.Summarize().Total, ByPrompt = desk.ByPrompt.Read(), NotDone = desk.Warnings, IsOverBudget = desk.IsOverBudget },
        };
    }

    private CasePack Run(LetterReading reading, StageClock clock)
    {
        var facts = reading.Facts;
        var route = clock.Measure("routing", () => _route.Decide(reading));
        var deadlines = clock.Measure("deadlines", () => _deadlines.Plan(facts, route));
        var view = new CaseView(facts, route, deadlines);
        var plan = clock.Measure("planning", () => _plan.Plan(view));
        var summary = clock.Measure("summary", () => _summary.Write(view, plan));
        var drafts = clock.Measure("drafting", () => CheckedDrafts.Begin(view, plan, _writer(view, plan)));
        var done = clock.Measure("grounding", () => drafts.Check(reading, DerivedValues.Of(deadlines), RuleTexts.Of(facts, deadlines, route.Route), summary));
        var translated = Language == DocumentLanguage.English ? default : clock.Measure("translation", () => TranslatedDrafts.Write(
            new CaseView(facts, route, deadlines, Language), reading, DerivedValues.Of(deadlines), RuleTexts.Of(facts, deadlines, route.Route), _templates));
        return new CasePack
        {
            Reading = reading,
            Route = route,
            Deadlines = deadlines,
            Plan = done.Plan,
            Summary = done.Summary,
            Documents = [.. done.Documents, .. translated.Documents ?? []],
            Grounding = [.. done.Reports, .. translated.Reports ?? []],
            Warnings = [.. done.Warnings, .. translated.Warnings ?? []],
            Stages = clock.Stages,
        };
    }
}
