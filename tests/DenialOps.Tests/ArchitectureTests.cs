using System.Text.RegularExpressions;
using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace DenialOps.Tests;

/// <summary>The rules of the house that a compiler does not check; see docs/architecture.md.</summary>
public sealed partial class ArchitectureTests
{
    // The order in which a letter walks through them. Knowledge comes first: every room may use it.
    private static readonly string[] Rooms =
    [
        "Knowledge", "Prompts", "Remittances", "Intake", "Mentions", "Facts", "Privacy", "Routing", "Deadlines", "Planning", "Drafting", "Grounding", "Assistance", "Artifacts",
    ];

    private static readonly Architecture House = new ArchLoader().LoadAssemblies(typeof(CasePipeline).Assembly).Build();

    public static TheoryData<string, string> PairsAgainstTheWalk() =>
        [.. Rooms.SelectMany((room, index) => Rooms.Skip(index + 1).Select(later => (room, later)))];

    [Theory]
    [MemberData(nameof(PairsAgainstTheWalk))]
    public void No_room_uses_one_further_down_the_walk(string room, string later)
    {
        IArchRule rule = Types().That().ResideInNamespaceMatching(Inside(room))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Inside(later)))
            .WithoutRequiringPositiveResults();

        Violations(rule).ShouldBeEmpty();
    }

    [Fact]
    public void Only_artifacts_and_the_root_know_the_whole_pack()
    {
        IArchRule rule = Types().That().ResideInNamespaceMatching($@"^DenialOps\.({string.Join('|', Rooms.SkipLast(1))})(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching("^DenialOps$"));

        Violations(rule).ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_lives_in_a_room_or_at_the_root() =>
        typeof(CasePipeline).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("DenialOps", StringComparison.Ordinal) == true)
            .Select(type => type.Namespace!)
            .Distinct()
            .Where(name => name != "DenialOps" && !Rooms.Any(room => Regex.IsMatch(name, Inside(room))))
            .ShouldBeEmpty();

    [Fact]
    public void The_library_does_not_know_the_command_line() =>
        typeof(CasePipeline).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name)
            .ShouldNotContain(name => name == "denialops" || name!.StartsWith("Spectre", StringComparison.Ordinal) || name == "System.CommandLine");

    [Fact]
    public void Every_file_holds_one_type_for_callers_and_bears_its_name()
    {
        var wrong = Sources()
            .Select(file => (file.Path, Types: TopLevelType().Matches(file.Text).Select(match => match.Groups["name"].Value).ToArray()))
            .Where(file => file.Types.Length > 1 || (file.Types.Length == 1 && file.Types[0] != Path.GetFileNameWithoutExtension(file.Path).Split('.')[0]))
            .Select(file => $"{file.Path}: {string.Join(", ", file.Types)}");

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_is_in_the_namespace_of_its_folder()
    {
        var wrong = Sources()
            .Select(file => (file.Path, Declared: Namespace().Match(file.Text).Groups["name"].Value))
            .Where(file => file.Declared.Length > 0 && file.Declared != Path.GetDirectoryName(file.Path)!.Replace('\\', '/')["src/".Length..].Replace('/', '.'))
            .Select(file => $"{file.Path}: {file.Declared}");

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_public_type_is_documented()
    {
        string documentation = Path.ChangeExtension(typeof(CasePipeline).Assembly.Location, ".xml");
        var documented = XDocument.Load(documentation).Descendants("member").Select(member => (string?)member.Attribute("name")).ToHashSet();

        typeof(CasePipeline).Assembly.GetExportedTypes()
            .Where(type => !documented.Contains("T:" + type.FullName!.Replace('+', '.')))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Time_is_an_input() =>
        Sources().Where(file => WallClock().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    private static string Inside(string room) => $@"^DenialOps\.{room}(\.|$)";

    private static string[] Violations(IArchRule rule) =>
        [.. rule.Evaluate(House).Where(result => !result.Passed).Select(result => result.Description)];

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        string root = Repository.Root;
        return Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(root, path), Full: path))
            .Where(file => !file.Path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(file => (file.Path, File.ReadAllText(file.Full)));
    }

    [GeneratedRegex(@"^public\s+(?:(?:static|sealed|abstract|partial|readonly|ref)\s+)*(?:class|record\s+struct|record|struct|interface|enum)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b")]
    private static partial Regex WallClock();
}
