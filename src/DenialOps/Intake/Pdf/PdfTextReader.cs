using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace DenialOps.Intake.Pdf;

/// <summary>
/// Reads a PDF's text on a thread of its own: the parser cannot be stopped from outside, recurses deeply on hostile files and throws
/// exceptions of every kind. The thread has a large stack and checks the token as it goes; whoever waits is free at the deadline.
/// </summary>
internal sealed class PdfTextReader(IntakeOptions options)
{
    private const int StackSize = 64 * 1024 * 1024;
    private const int StackDepth = 128;

    /// <summary>One character in five without a meaning makes a text that nobody should rely on.</summary>
    private const int UnknownShare = 5;

    /// <summary>The text of a PDF.</summary>
    /// <exception cref="IntakeException">The PDF is encrypted, damaged, a scan, or over a limit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<PdfText> ReadAsync(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        var result = new TaskCompletionSource<PdfText>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(bytes, name, result, cancellationToken), StackSize) { IsBackground = true, Name = "PDF reader" };
        thread.Start();
        return result.Task.WaitAsync(cancellationToken);
    }

    private void Run(byte[] bytes, string name, TaskCompletionSource<PdfText> result, CancellationToken cancellationToken)
    {
        var budget = new PdfBudget(options.MaxUnpackedBytes, options.MaxCharacters, cancellationToken);
        var page = 0;
        try
        {
            result.SetResult(Read(bytes, name, budget, ref page));
        }
        catch (Exception cause)
        {
            result.SetException(Explain(cause, name, page, budget, cancellationToken));
        }
    }

    private Exception Explain(Exception cause, string name, int page, PdfBudget budget, CancellationToken cancellationToken) => cause switch
    {
        IntakeException refusal => refusal,
        _ when budget.BytesOverrun => Refusals.UnpacksTooFar(name, options.MaxUnpackedBytes),
        _ when budget.GlyphsOverrun => Refusals.TooMuchText(name, options.MaxCharacters),
        _ when cancellationToken.IsCancellationRequested => new OperationCanceledException(cancellationToken),
        OutOfMemoryException => Refusals.UnpacksTooFar(name, options.MaxUnpackedBytes),
        PdfDocumentEncryptedException => Refusals.Encrypted(name, cause),
        _ => Refusals.Damaged(name, page == 0 ? null : page, cause),
    };

    private PdfText Read(byte[] bytes, string name, PdfBudget budget, ref int page)
    {
        var parsing = new ParsingOptions
        {
            UseLenientParsing = true,
            ClipPaths = false,
            MaxStackDepth = StackDepth,
            Logger = budget,
            FilterProvider = new BudgetedFilters(budget),
        };
        using var document = PdfDocument.Open(bytes, parsing);
        budget.Check();
        if (document.NumberOfPages > options.MaxPages)
        {
            throw Refusals.TooManyPages(name, document.NumberOfPages, options.MaxPages);
        }

        if (document.NumberOfPages == 0)
        {
            throw Refusals.Damaged(name, page: null);
        }

        document.AddPageFactory<GlyphPage, GlyphPageFactory>();
        var text = new StringBuilder();
        var count = new Counts();
        for (page = 1; page <= document.NumberOfPages; page++)
        {
            budget.Check();
            var drawn = document.GetPage<GlyphPage>(page);
            budget.Check();
            text.Append(page == 1 ? string.Empty : "\f").Append(PageLayout.Write(count.Add(drawn)));
        }

        count.Judge(name, document.NumberOfPages);
        return new PdfText(text.ToString(), count.Hidden > count.Shown);
    }

    /// <summary>What the pages hold, to tell a letter from a scan.</summary>
    private sealed class Counts
    {
        private bool _picture;
        private int _unknown;

        public int Shown { get; private set; }

        public int Hidden { get; private set; }

        /// <summary>Counts a page and gives the characters that belong to its text.</summary>
        public IReadOnlyList<Glyph> Add(GlyphPage page)
        {
            // Without a picture that it belongs to, invisible text is what the sender did not mean to show.
            var kept = page.HasPicture ? page.Glyphs : [.. page.Glyphs.Where(glyph => !glyph.IsInvisible)];
            foreach (var glyph in kept)
            {
                if (!glyph.IsSpace)
                {
                    _unknown += glyph.Text == "\uFFFD" ? 1 : 0;
                    Hidden += glyph.IsInvisible ? 1 : 0;
                    Shown += glyph.IsInvisible ? 0 : 1;
                }
            }

            _picture |= page.HasPicture;
            return kept;
        }

        public void Judge(string name, int pages)
        {
            var all = Shown + Hidden;
            if (all == 0)
            {
                throw _picture ? Refusals.Scan(name, pages) : Refusals.Empty(name);
            }

            if (_unknown * UnknownShare > all)
            {
                throw Refusals.NoMeaning(name);
            }
        }
    }
}
