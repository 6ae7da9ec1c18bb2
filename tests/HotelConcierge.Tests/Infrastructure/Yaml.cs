using HotelConcierge.Tests.Settings;
using YamlDotNet.RepresentationModel;

namespace HotelConcierge.Tests.Infrastructure;

/// <summary>YAML files of the repository, as far as tests look into them.</summary>
internal static class Yaml
{
    public static YamlNode Read(string path)
    {
        using StringReader reader = new(RepositoryFile.Read(path));
        YamlStream stream = [];
        stream.Load(reader);
        return Assert.Single(stream.Documents).RootNode;
    }

    public static YamlMappingNode Map(YamlNode node, string key) => Assert.IsType<YamlMappingNode>(Find(node, key));

    public static string? Text(YamlNode node, string key) => Find(node, key) is { } found ? Text(found) : null;

    public static string? Text(YamlNode node) => (node as YamlScalarNode)?.Value;

    public static YamlNode? Find(YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
}
