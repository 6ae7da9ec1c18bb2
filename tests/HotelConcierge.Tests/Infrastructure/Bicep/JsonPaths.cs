using System.Text.Json;

namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>Looks into JSON where what is missing is a failure of the test.</summary>
internal static class JsonPaths
{
    public static JsonElement At(this JsonElement element, params IEnumerable<string> path) =>
        path.Aggregate(element, (found, name) => found.GetProperty(name));

    public static string Text(this JsonElement element, params IEnumerable<string> path) => element.At(path).GetString()!;

    /// <summary>The text of the same property of each.</summary>
    public static IEnumerable<string> Texts(this IEnumerable<JsonElement> elements, params IEnumerable<string> path) =>
        elements.Select(element => element.Text(path));
}
