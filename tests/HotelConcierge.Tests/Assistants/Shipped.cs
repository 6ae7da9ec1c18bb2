using HotelConcierge.Assistants;

namespace HotelConcierge.Tests.Assistants;

/// <summary>The assistants as they ship, beside the tests.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "assistants");

    public static AssistantCatalog Catalog { get; } = AssistantCatalog.Load(Folder);

    public static Assistant EarlyYears { get; } = Catalog.Find("early-years")!;
}
