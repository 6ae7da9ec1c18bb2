using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Knowledge;
using HotelConcierge.Knowledge;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>The questions of the golden set, beside the tests.</summary>
internal static class GoldenSet
{
    public static IReadOnlyList<GoldenQuestion> Of(string assistant) =>
        GoldenQuestion.Read(Path.Combine(AppContext.BaseDirectory, "Knowledge", "golden"), assistant);
}

/// <summary>The shipped documents, searched without a network.</summary>
internal static class ShippedKnowledge
{
    public static KnowledgeBase Open() =>
        new(new FolderKnowledgeSource(Shipped.Folder), embeddings: null, new ManualTimeProvider(), NullLogger<KnowledgeBase>.Instance);
}
