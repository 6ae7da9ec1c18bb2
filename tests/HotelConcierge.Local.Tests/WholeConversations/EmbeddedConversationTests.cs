using HotelConcierge.Evaluate.Conversations;
using Xunit.Sdk;

namespace HotelConcierge.Local.Tests.WholeConversations;

/// <summary>Every conversation, with the embedded model.</summary>
public sealed class EmbeddedConversationTests(EmbeddedConversationTests.Deployment deployment)
    : IClassFixture<EmbeddedConversationTests.Deployment>
{
    public static TheoryData<string> Names { get; } =
        [.. ConversationFile.All.Where(entry => entry.Value is { OnlyScripted: false, Gap: null }).Select(entry => entry.Key)];

    public static TheoryData<string> Gaps { get; } =
        [.. ConversationFile.All.Where(entry => entry.Value.Gap is not null).Select(entry => entry.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_conversation_goes_as_it_should(string name) => deployment.HaveAsync(name);

    /// <summary>So that whoever mends one takes its mark away.</summary>
    [Theory]
    [MemberData(nameof(Gaps))]
    public Task A_gap_that_is_known_is_still_one(string name) => Assert.ThrowsAnyAsync<XunitException>(() => deployment.HaveAsync(name));

    /// <summary>Without a model service.</summary>
    public sealed class Deployment : ConversationDeployment
    {
        private protected override bool IsEmbedded => true;
    }
}
