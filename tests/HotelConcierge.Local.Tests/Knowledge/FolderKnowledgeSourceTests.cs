using HotelConcierge.Contracts.Knowledge;
using HotelConcierge.Knowledge;
using HotelConcierge.Local.Tests.Storage;

namespace HotelConcierge.Local.Tests.Knowledge;

public sealed class FolderKnowledgeSourceTests : KnowledgeSourceContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderKnowledgeSourceTests() => Source = new FolderKnowledgeSource(_folder.Path);

    protected override IKnowledgeSource Source { get; }

    public void Dispose() => _folder.Dispose();

    protected override async Task WriteAsync(string assistant, string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(assistant, name))!);
        await File.WriteAllBytesAsync(PathOf(assistant, name), content);
    }

    protected override Task RemoveAsync(string assistant, string name)
    {
        File.Delete(PathOf(assistant, name));
        return Task.CompletedTask;
    }

    private string PathOf(string assistant, string name) => Path.Combine(_folder.Path, assistant, "knowledge", name);
}
