using System.Text.Json;
using System.Text.Json.Serialization;

namespace DenialOps.Artifacts;

/// <summary>Writes a confidence, weight or duration with at most four decimals, so that no <c>0.30000000000000004</c> reaches a file.</summary>
internal sealed class RoundedConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Printed(value));

    /// <summary>The value with the decimals that are written.</summary>
    public static double Printed(double value) => double.IsFinite(value) ? Math.Round(value, 4) : 0;
}
