using System.Text;
using DenialOps.Llm.Pricing;

namespace DenialOps.Llm.Tests.Pricing;

internal static class PriceFiles
{
    internal static PriceCatalog Load(string json) => PriceCatalog.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "own.json");

    internal static PriceImport Import(string json) =>
        PriceCatalog.ImportLiteLlm(new MemoryStream(Encoding.UTF8.GetBytes(json)), "litellm.json");
}
