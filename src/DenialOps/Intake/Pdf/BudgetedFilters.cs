using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DenialOps.Intake.Pdf;

/// <summary>The parser's stream filters, with every unpacked byte counted before it takes memory: a few kilobytes can unpack to gigabytes.</summary>
internal sealed class BudgetedFilters(PdfBudget budget) : IFilterProvider
{
    private readonly IFilterProvider _inner = DefaultFilterProvider.Instance;

    /// <inheritdoc />
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Wrap(_inner.GetFilters(dictionary));

    /// <inheritdoc />
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Wrap(_inner.GetNamedFilters(names));

    /// <inheritdoc />
    public IReadOnlyList<IFilter> GetAllFilters() => Wrap(_inner.GetAllFilters());

    private IReadOnlyList<IFilter> Wrap(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Budgeted(filter, budget))];

    private sealed class Budgeted(IFilter inner, PdfBudget budget) : IFilter
    {
        /// <summary>LZW and run lengths cannot be measured beforehand; a page of text in them is far smaller than this.</summary>
        private const int LargestUnmeasured = 128 * 1024;

        private const int Chunk = 64 * 1024;

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            budget.Check();
            switch (inner)
            {
                case FlateFilter:
                    budget.SpendBytes(Measure(input));
                    break;
                case LzwFilter or RunLengthFilter when input.Length > LargestUnmeasured:
                    budget.SpendBytes(long.MaxValue / 2);
                    break;
                default:
                    break;
            }

            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            if (inner is not FlateFilter)
            {
                budget.SpendBytes(output.Length);
            }

            return output;
        }

        /// <summary>How far the data would unpack, without keeping it; stops when the budget does.</summary>
        private long Measure(Memory<byte> input)
        {
            if (input.Length <= 2)
            {
                return 0;
            }

            using var packed = new MemoryStream(input.ToArray(), 2, input.Length - 2, writable: false);
            using var inflater = new DeflateStream(packed, CompressionMode.Decompress);
            var buffer = new byte[Chunk];
            long total = 0;
            try
            {
                int count;
                while (total <= budget.BytesLeft && (count = inflater.Read(buffer, 0, buffer.Length)) > 0)
                {
                    total += count;
                    budget.Check();
                }
            }
            catch (InvalidDataException)
            {
                // What can be unpacked before the fault counts; the filter itself deals with the fault.
            }

            return total;
        }
    }
}
