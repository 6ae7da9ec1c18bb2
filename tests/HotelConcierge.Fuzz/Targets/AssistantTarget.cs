using HotelConcierge.Assistants;
using HotelConcierge.Model.Embedded;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>An assistant's folder with one file spoiled: it loads, or every problem is listed with its file.</summary>
internal sealed class AssistantTarget : FuzzTarget
{
    private static readonly byte[] Separator = "\n%%%%\n"u8.ToArray();

    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz-assistants-").FullName;
    private IReadOnlyList<string> _files = [];
    private IReadOnlyCollection<string> _tools = [];

    public override string Name => "assistant";

    public override double Share => 0.05;

    public override IEnumerable<string> Seeds => FilesOf(House.AssistantsFolder).Select(file => $"{file}\n%%%%\n" + File.ReadAllText(Path.Combine(House.AssistantsFolder, file)));

    public override Task StartAsync()
    {
        _files = [.. FilesOf(House.AssistantsFolder)];
        foreach (var file in _files)
            Restore(file);
        _tools = [.. AssistantCatalog.Load(House.AssistantsFolder).All.SelectMany(assistant => assistant.Tools).Distinct(StringComparer.Ordinal)];
        return Task.CompletedTask;
    }

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var file = _files.FirstOrDefault(name => input.Text.StartsWith(name, StringComparison.Ordinal)) ?? input.Choose(_files);
        var at = input.Bytes.AsSpan().IndexOf(Separator);
        File.WriteAllBytes(Path.Combine(_folder, file), input.Bytes[(at < 0 ? 0 : at + Separator.Length)..]);
        try
        {
            AssistantCatalog.Load(_folder, _tools);
            using var model = new EmbeddedModel(_folder, options: null, TimeProvider.System);
            return ValueTask.FromResult("loaded");
        }
        catch (Exception wrong) when (wrong is AssistantDataException or EmbeddedContentException)
        {
            Require(wrong.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal), $"the message does not name {file}: {wrong.Message}");
            return ValueTask.FromResult(string.Concat(wrong.Message.Where(char.IsLetter).Take(120)));
        }
        finally
        {
            Restore(file);
        }
    }

    protected override ValueTask CloseAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);

    private void Restore(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
        File.Copy(Path.Combine(House.AssistantsFolder, file), Path.Combine(_folder, file), overwrite: true);
    }
}
