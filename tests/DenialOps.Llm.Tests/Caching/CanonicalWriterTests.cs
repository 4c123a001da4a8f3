using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using CsCheck;
using DenialOps.Llm.Caching;

namespace DenialOps.Llm.Tests.Caching;

public sealed class CanonicalWriterTests
{
    private static readonly Gen<object?> Value = Gen.OneOf(
        Gen.Const((object?)null), Gen.String.Select(text => (object?)text), Gen.String["a€\ud83d\ude00"].Select(text => (object?)text), Gen.Long.Select(number => (object?)number),
        Gen.Double.Select(number => (object?)(number + 0.0)), Gen.Bool.Select(truth => (object?)truth),
        Gen.Byte.Array[0, 20].Select(bytes => (object?)bytes));

    [Fact]
    public void What_was_written_can_be_read_back_so_no_two_sequences_are_the_same_bytes() =>
        Value.Array[0, 8].Sample(
            values => Read(Write(values)).Select(Shown).SequenceEqual(values.Select(Shown)), iter: 5_000);

    [Fact]
    public void A_text_that_holds_the_bytes_of_others_does_not_pass_for_them() =>
        Gen.String.Array[1, 4].Sample(
            texts =>
            {
                var written = Write([.. texts, ""]);
                string[] forgeries =
                [
                    new(MemoryMarshal.Cast<byte, char>(written.AsSpan(0, written.Length & ~1))),
                    Encoding.UTF8.GetString(written),
                    Encoding.Latin1.GetString(written),
                ];
                return forgeries.All(forged => Read(Write([forged])) is [string only] && only == forged);
            },
            iter: 1_000);

    [Fact]
    public void Halves_of_a_pair_that_stand_alone_are_told_apart() =>
        new[] { "\ud83d", "\ude00", "\ufffd", "\ud83d\ude00" }.Select(text => Convert.ToHexString(Write([text]))).ShouldBeUnique();

    [Fact]
    public void Minus_zero_is_zero() => Write([-0.0]).ShouldBe(Write([0.0]));

    private static byte[] Write(object?[] values)
    {
        using var writer = new CanonicalWriter();
        foreach (var value in values)
        {
            switch (value)
            {
                case byte[] bytes:
                    writer.Bytes(bytes);
                    break;
                default:
                    CanonicalValue.Write(writer, value);
                    break;
            }
        }

        return writer.Written.ToArray();
    }

    private static List<object?> Read(ReadOnlySpan<byte> written)
    {
        var values = new List<object?>();
        while (!written.IsEmpty)
        {
            var kind = written[0];
            written = written[1..];
            if (kind == 0)
            {
                values.Add(null);
                continue;
            }

            var number = BinaryPrimitives.ReadInt64LittleEndian(written);
            written = written[8..];
            var block = kind is 1 or 6 or 9 ? written[..(int)number] : [];
            written = written[block.Length..];
            values.Add(kind switch
            {
                1 => Encoding.UTF8.GetString(block),
                2 => number,
                3 => BitConverter.Int64BitsToDouble(number),
                5 => number == 1,
                6 => block.ToArray(),
                9 => new string(MemoryMarshal.Cast<byte, char>(block)),
                _ => throw new InvalidOperationException($"Kind {kind}."),
            });
        }

        return values;
    }

    private static string Shown(object? value) => value switch
    {
        null => "null",
        string text => "text " + string.Join(',', text.Select(c => (int)c)),
        byte[] bytes => "bytes " + Convert.ToHexString(bytes),
        double number => "number " + BitConverter.DoubleToInt64Bits(number),
        _ => value.GetType().Name + value,
    };
}
