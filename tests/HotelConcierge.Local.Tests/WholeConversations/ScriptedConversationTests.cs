using HotelConcierge.Evaluate.Conversations;
using Xunit.Sdk;

namespace HotelConcierge.Local.Tests.WholeConversations;

/// <summary>The conversations that say what a model does, with a model service that does it.</summary>
public sealed class ScriptedConversationTests(ScriptedConversationTests.Deployment deployment)
    : IClassFixture<ScriptedConversationTests.Deployment>
{
    public static TheoryData<string> Names { get; } =
        [.. ConversationFile.All.Where(entry => entry.Value is { IsScripted: true, ScriptedGap: null }).Select(entry => entry.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_conversation_goes_as_it_should(string name) => deployment.HaveAsync(name);

    public static TheoryData<string> Gaps { get; } =
        [.. ConversationFile.All.Where(entry => entry.Value.ScriptedGap is not null).Select(entry => entry.Key)];

    /// <summary>So that whoever mends one takes its mark away.</summary>
    [Theory]
    [MemberData(nameof(Gaps))]
    public Task A_gap_that_is_known_is_still_one(string name) => Assert.ThrowsAnyAsync<XunitException>(() => deployment.HaveAsync(name));

    /// <summary>With a simulated model service.</summary>
    public sealed class Deployment : ConversationDeployment
    {
        private protected override bool IsEmbedded => false;
    }
}
