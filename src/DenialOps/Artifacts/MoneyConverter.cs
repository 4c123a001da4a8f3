using System.Text.Json;
using System.Text.Json.Serialization;

namespace DenialOps.Artifacts;

/// <summary>Writes a decimal with two decimals, or with as many as it has when there are more.</summary>
internal sealed class MoneyConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Printed(value));

    /// <summary>The value with the decimals that are written.</summary>
    public static decimal Printed(decimal value) => value + 0.00m;
}
