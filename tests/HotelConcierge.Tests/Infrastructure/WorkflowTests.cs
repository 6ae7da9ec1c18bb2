using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Tests.Settings;
using YamlDotNet.RepresentationModel;

namespace HotelConcierge.Tests.Infrastructure;

public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files => [.. RepositoryFile.Find(".github/workflows", "*.yml")];

    // A tag can be moved to other code; a commit cannot. The release is for the reader and for update tools.
    [GeneratedRegex(
        @"^\s*(- )?uses: [\w-]+/[\w-]+(/[\w-]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PinnedAction { get; }

    [GeneratedRegex(@"\$\{\{(?<inside>[^}]*)\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Substitution { get; }

    [Fact]
    public void There_are_workflows() =>
        Assert.Equal([".github/workflows/ci.yml", ".github/workflows/security.yml"], RepositoryFile.Find(".github/workflows", "*"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_action_is_pinned_to_a_commit_and_says_its_release(string file)
    {
        var uses = RepositoryFile.Read(file).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(PinnedAction, line));
        Assert.Equal(uses.Count, Steps(file).Count(step => Yaml.Text(step, "uses") is not null));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_job_has_the_rights_it_names_and_no_others(string file)
    {
        Assert.Empty(Yaml.Map(Yaml.Read(file), "permissions").Children);
        Assert.All(Jobs(file), job => Assert.All(
            Yaml.Map(job, "permissions").Children.Select(right => (Yaml.Text(right.Key)!, Yaml.Text(right.Value)!)),
            right => Assert.Contains(right, new[] { ("contents", "read"), ("security-events", "write") })));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_job_ends_and_is_not_run_twice_at_once_for_one_branch(string file)
    {
        Assert.Contains("github.ref", Yaml.Text(Yaml.Map(Yaml.Read(file), "concurrency"), "group"), StringComparison.Ordinal);
        Assert.All(Jobs(file), job =>
        {
            Assert.InRange(int.Parse(Yaml.Text(job, "timeout-minutes")!, CultureInfo.InvariantCulture), 1, 60);
            Assert.Equal("ubuntu-24.04", Yaml.Text(job, "runs-on"));
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_that_a_stranger_writes_becomes_a_command_and_no_token_is_left_behind(string file)
    {
        Assert.Null(Yaml.Find(Yaml.Map(Yaml.Read(file), "on"), "pull_request_target"));
        Assert.All(Steps(file), step => Assert.DoesNotMatch(Substitution, Yaml.Text(step, "run") ?? ""));
        Assert.All(
            Steps(file).Where(step => Yaml.Text(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true),
            step => Assert.Equal("false", Yaml.Text(Yaml.Map(step, "with"), "persist-credentials")));
    }

    /// <summary>What is done before a change lands is done by one script, so that it can be done at home as well.</summary>
    [Theory]
    [InlineData("bash .ci/run")]
    [InlineData("dotnet publish src/HotelConcierge.Functions")]
    [InlineData("eng/smoke.cs -- http://127.0.0.1:7071 func start")]
    public void The_pipeline_does_it(string command) =>
        Assert.Contains(
            Steps(".github/workflows/ci.yml"),
            step => Yaml.Text(step, "run")?.Contains(command, StringComparison.Ordinal) == true);

    [Theory]
    [InlineData("dotnet build")]
    [InlineData("dotnet format --verify-no-changes")]
    [InlineData("dotnet package list --no-restore --vulnerable")]
    [InlineData("test_command=$(readme_command test)")]
    [InlineData("dotnet run --no-build --project tests/HotelConcierge.Fuzz")]
    [InlineData("dotnet run --no-build --project tests/HotelConcierge.Crash")]
    [InlineData("converse stay ")]
    public void The_script_does_it(string command) =>
        Assert.Contains(
            RepositoryFile.Read(".ci/run").Split('\n'),
            line => line.Contains(command, StringComparison.Ordinal) && !line.StartsWith('#'));

    private static IEnumerable<YamlNode> Jobs(string file) => Yaml.Map(Yaml.Read(file), "jobs").Children.Values;

    private static IEnumerable<YamlNode> Steps(string file) =>
        Jobs(file).SelectMany(job => Assert.IsType<YamlSequenceNode>(Yaml.Find(job, "steps")).Children);
}
