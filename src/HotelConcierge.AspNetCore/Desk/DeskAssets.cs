using HotelConcierge.AspNetCore.Pages;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>The files of the desk page.</summary>
internal static class DeskAssets
{
    private const string Page = "Desk";

    private static PageAssets Files { get; } = new(Page);

    internal static IReadOnlyCollection<string> Names => Files.Names;

    /// <inheritdoc cref="PageAssets.Preload"/>
    internal static string Modules { get; } = Files.Preload("desk/assets", "desk.js");

    /// <summary>The file of that name, or null.</summary>
    internal static PageAsset? Find(string name) => Files.Find(name);

    /// <inheritdoc cref="PageAssets.Serve"/>
    internal static IResult Serve(string name, HttpContext context) => Files.Serve(name, context);

    /// <inheritdoc cref="PageAssets.TextOf"/>
    internal static string TextOf(string name) => PageAssets.TextOf(Page, name);
}
