using System.Reflection;

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
    public void Classes_are_sealed_or_static()
    {
        var open = Library.GetTypes().Where(type => type is { IsClass: true, IsSealed: false }).Select(type => type.FullName);

        open.ShouldBeEmpty();
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
