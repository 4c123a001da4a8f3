using System.Diagnostics;
using DenialOps.Remittances;

namespace DenialOps.Benchmarks.Remittances;

/// <summary>How fast remittances are read on one core, and whether the memory grows with the file.</summary>
internal static class RemittanceRun
{
    private const int Megabyte = 1_000_000;
    private const int SlowestMegabytes = 50;
    private const int MostHeapGrowth = 8 * Megabyte;

    /// <summary>Reads a file of so many megabytes, and one of a tenth beside it.</summary>
    /// <returns>0 where the bars are met: 50 MB a second, and a heap that a file ten times as long makes no larger.</returns>
    public static async Task<int> RunAsync(int megabytes)
    {
        var content = await File.ReadAllBytesAsync(Path.Combine(Letters.Root, "samples", "remittances", "july.835"));
        await ReadAsync(content, Megabyte);
        var (small, _) = await MeasuredAsync(content, megabytes * (long)Megabyte / 10);
        var (large, rate) = await MeasuredAsync(content, megabytes * (long)Megabyte);
        var isMet = rate >= SlowestMegabytes && large - small < MostHeapGrowth;
        Console.WriteLine($"bars (50 MB/s; a heap that does not grow): {(isMet ? "met" : "missed")}");
        return isMet ? 0 : 1;
    }

    private static async Task<(long Heap, double Rate)> MeasuredAsync(byte[] content, long length)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var (claims, problems, heap) = await ReadAsync(content, length);
        var rate = length / watch.Elapsed.TotalSeconds / Megabyte;
        Console.WriteLine($"{length / Megabyte,6:N0} MB  {claims,10:N0} claims  {problems} problems  {rate,6:N0} MB/s  {(GC.GetTotalAllocatedBytes() - allocated) / (double)claims,6:N0} bytes a claim  heap at most {heap / (double)Megabyte:N1} MB");
        return (heap, rate);
    }

    private static async Task<(long Claims, long Problems, long Heap)> ReadAsync(byte[] content, long length)
    {
        long claims = 0, problems = 0, heap = 0;
        await using var stream = new RepeatingStream(content, length - (length % content.Length));
        await foreach (var claim in new RemittanceReader().ReadAsync(stream, _ => problems++))
        {
            claims++;
            if (claims % 50_000 == 0)
            {
                heap = Math.Max(heap, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes);
            }
        }

        return (claims, problems, heap);
    }
}
