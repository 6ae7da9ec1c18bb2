using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model;
using HotelConcierge.Forms;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// An assistant's folder, or what the embedded model has for it, with one file spoiled: it loads, or every problem is listed with its
/// file.
/// </summary>
internal sealed class AssistantTarget : FuzzTarget
{
    private static readonly byte[] Separator = "\n%%%%\n"u8.ToArray();

    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz-assistants-").FullName;
    private Dictionary<string, string> _files = [];
    private IReadOnlyCollection<string> _tools = [];

    public override string Name => "assistant";

    public override double Share => 0.05;

    public override IEnumerable<string> Seeds => Shipped().Select(file => $"{file.Name}\n%%%%\n" + File.ReadAllText(file.Path));

    public override Task StartAsync()
    {
        _files = Shipped().ToDictionary(file => file.Name, file => file.Path, StringComparer.Ordinal);
        foreach (var file in _files.Keys)
            Restore(file);
        _tools =
        [
            .. AssistantCatalog
                .Load(Deployment.AssistantsFolder)
                .All.SelectMany(assistant => assistant.Tools)
                .Distinct(StringComparer.Ordinal),
        ];
        return Task.CompletedTask;
    }

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var file =
            _files.Keys.FirstOrDefault(name => input.Text.StartsWith(name, StringComparison.Ordinal))
            ?? input.Choose([.. _files.Keys.Order(StringComparer.Ordinal)]);
        var at = input.Bytes.AsSpan().IndexOf(Separator);
        File.WriteAllBytes(Path.Combine(_folder, file), input.Bytes[(at < 0 ? 0 : at + Separator.Length)..]);
        try
        {
            AssistantCatalog.Load(_folder, _tools);
            FormCatalog.Load(_folder, TimeProvider.System);
            using var model = new EmbeddedModel(_folder, options: null, TimeProvider.System);
            model.ReadContent();
            return ValueTask.FromResult("loaded");
        }
        catch (Exception wrong) when (wrong is AssistantDataException or EmbeddedContentException)
        {
            Require(
                wrong.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal),
                $"the message does not name {file}: {wrong.Message}");
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

    private static IEnumerable<(string Name, string Path)> Shipped() =>
        from folder in new[] { Deployment.AssistantsFolder, Deployment.DemoFolder }
        from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        let name = System.IO.Path.GetRelativePath(folder, path)
        orderby name
        select (name, path);

    private void Restore(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
        File.Copy(_files[file], Path.Combine(_folder, file), overwrite: true);
    }
}
