using System.Reflection;
using System.Text.RegularExpressions;

namespace DenialOps.Llm.Tests;

public sealed class ArchitectureTests
{
    private static readonly Assembly Library = typeof(LlmException).Assembly;

    [Fact]
    public void The_package_knows_nothing_of_denials()
    {
        var names = Library.GetReferencedAssemblies().Select(name => name.Name!).ToArray();

        names.ShouldAllBe(name => !name.StartsWith("DenialOps"));
    }

    [Fact]
    public void Classes_are_sealed_or_made_to_be_derived_from()
    {
        var open = Library.GetTypes().Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.FullName);

        open.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_folder_of_the_providers_names_a_vendors_client()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "DenialOps.slnx")))
        {
            root = root.Parent!;
        }

        var vendor = new Regex(
            @"\busing\s+(static\s+)?(\w+\s*=\s*)?(global::)?(OpenAI|Anthropic)\b|System\.ClientModel|(?<![.\w])(OpenAI|Anthropic)\.[A-Z]");
        var sources = Directory.GetFiles(Path.Combine(root.FullName, "src", "DenialOps.Llm"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .ToLookup(file => Path.GetFileName(Path.GetDirectoryName(file)) == "Providers");

        sources[true].ShouldContain(file => vendor.IsMatch(File.ReadAllText(file)));
        sources[false].ShouldAllBe(file => !vendor.IsMatch(File.ReadAllText(file)));
    }

    [Fact]
    public void Options_can_be_bound()
    {
        // The configuration binder's generator leaves an init-only property at its default without a word.
        var options = Library.GetExportedTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal)).ToArray();
        var fixedOnes = options.SelectMany(type => type.GetProperties()).Where(property => property.SetMethod is not { } set
            || set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit"));

        options.ShouldNotBeEmpty();
        fixedOnes.ShouldBeEmpty();
    }
}
