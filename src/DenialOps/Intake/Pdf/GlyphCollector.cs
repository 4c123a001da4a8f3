using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DenialOps.Intake.Pdf;

/// <summary>
/// Walks a page's drawing and keeps its characters only. The parser's own page keeps paths and pictures too and cannot be
/// interrupted; here every character counts against the budget, so that a page that draws without end is left in time.
/// </summary>
internal sealed class GlyphCollector : BaseStreamProcessor<GlyphPage>
{
    private const string Unknown = "\uFFFD";
    private readonly List<Glyph> _glyphs = [];
    private readonly PdfBudget _budget;
    private readonly PdfRectangle _visible;
    private bool _picture;

    public GlyphCollector(
        int pageNumber,
        IResourceStore resources,
        IPdfTokenScanner scanner,
        IPageContentParser parser,
        ILookupFilterProvider filters,
        CropBox cropBox,
        UserSpaceUnit unit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        ParsingOptions options)
        : base(pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, in initialMatrix, options)
    {
        _budget = (PdfBudget)options.Logger;
        _visible = cropBox.GetVisibleBounds(rotation);
    }

    public override GlyphPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        CloneAllStates();
        ProcessOperations(operations);
        return new GlyphPage(_glyphs, _picture);
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        _budget.SpendGlyph();

        // The parser falls back to the glyph's number as a character, which reads as other letters: a wrong value, not a missing one.
        var text = font.TryGetUnicode(code, out var known) && known is not null ? known : Unknown;
        if (text.Any(char.IsControl))
        {
            text = " "; // A form feed or line feed here would be a page or line that is not on the page.
        }

        var start = Place(new PdfPoint(0, 0), renderingMatrix, textMatrix, transformationMatrix);
        var end = Place(new PdfPoint(characterBoundingBox.Width, 0), renderingMatrix, textMatrix, transformationMatrix);
        var top = Place(new PdfPoint(0, 1), renderingMatrix, textMatrix, transformationMatrix);
        var size = Math.Sqrt(Math.Pow(top.X - start.X, 2) + Math.Pow(top.Y - start.Y, 2));
        if (text.Length == 0 || !double.IsFinite(size + start.X + start.Y + end.X + end.Y) || size <= 0 || !IsOnPage(start, end))
        {
            return;
        }

        var invisible = currentState.FontState.TextRenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip;
        _glyphs.Add(new Glyph(text, start.X, start.Y, end.X, end.Y, size, invisible));
    }

    public override void BeginSubpath()
    {
    }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close)
    {
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
    }

    public override void MoveTo(double x, double y) => CurrentPosition = new PdfPoint(x, y);

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => CurrentPosition = new PdfPoint(x3, y3);

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => CurrentPosition = new PdfPoint(x3, y3);

    public override void LineTo(double x, double y) => CurrentPosition = new PdfPoint(x, y);

    public override void Rectangle(double x, double y, double width, double height)
    {
    }

    public override void EndPath()
    {
    }

    public override void ClosePath()
    {
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
    }

    public override void EndMarkedContent()
    {
    }

    public override void PaintShading(NameToken shadingName)
    {
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            if (i % 1024 == 0)
            {
                _budget.Check();
            }

            operations[i].Run(this);
        }
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => _picture = true;

    protected override void RenderInlineImage(InlineImage inlineImage) => _picture = true;

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
    }

    private static PdfPoint Place(PdfPoint point, in TransformationMatrix rendering, in TransformationMatrix text, in TransformationMatrix page) =>
        page.Transform(text.Transform(rendering.Transform(point)));

    private bool IsOnPage(PdfPoint start, PdfPoint end)
    {
        var (x, y) = ((start.X + end.X) / 2, (start.Y + end.Y) / 2);
        return x >= _visible.Left && x <= _visible.Right && y >= _visible.Bottom && y <= _visible.Top;
    }
}
