using HotelConcierge.Tests.Infrastructure.Bicep;
using HotelConcierge.Tests.Settings;

namespace HotelConcierge.Tests.Infrastructure;

/// <summary>The Bicep files of this repository, read once.</summary>
internal static class Template
{
    public const string Folder = "infra-bicep";

    /// <summary>All templates by their path from <see cref="Folder"/>.</summary>
    public static IReadOnlyDictionary<string, BicepFile> Files { get; } = ReadAll("*.bicep");

    /// <summary>All parameter files by their name.</summary>
    public static IReadOnlyDictionary<string, BicepFile> ParameterFiles { get; } = ReadAll("*.bicepparam");

    public static BicepFile Main => Files["main.bicep"];

    public static IEnumerable<(string File, BicepResource Resource)> Resources =>
        from file in Files from resource in file.Value.Resources select (file.Key, resource);

    public static BicepFile Module(string name) => Files[$"modules/{name}.bicep"];

    /// <summary>The file of the module that this one calls so.</summary>
    public static BicepFile ModuleCalled(string symbol) => Files[Main.Modules.Single(module => module.Symbol == symbol).Path];

    public static BicepResource Resource(string module, string type) => Assert.Single(Module(module).Resources, resource => resource.Type == type);

    private static Dictionary<string, BicepFile> ReadAll(string pattern) =>
        RepositoryFile.Find(Folder, pattern).ToDictionary(path => path[(Folder.Length + 1)..], path => ReadOne(path), StringComparer.Ordinal);

    private static BicepFile ReadOne(string path)
    {
        try
        {
            return BicepFile.Read(RepositoryFile.Read(path));
        }
        catch (BicepSyntaxException wrong)
        {
            throw new BicepSyntaxException($"{path}, {wrong.Message}", wrong);
        }
    }
}
