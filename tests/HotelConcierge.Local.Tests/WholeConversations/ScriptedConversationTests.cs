using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model;
using HotelConcierge.Evaluate.Conversations;
using HotelConcierge.Model;
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

    /// <summary>So that whoever mends one takes its mark away. There may be none.</summary>
    [Fact]
    public async Task A_gap_that_is_known_is_still_one()
    {
        foreach (var (name, script) in ConversationFile.All)
        {
            if (script.ScriptedGap is not null)
                await Assert.ThrowsAnyAsync<XunitException>(() => deployment.HaveAsync(name));
        }
    }

    /// <summary>
    /// The demo model's sentences and phrases are its own: without it nothing reads them, and these conversations go as they should all the
    /// same. In the Functions host they are not even deployed.
    /// </summary>
    [Fact]
    public void No_words_of_the_demo_model_have_a_part_in_it()
    {
        Assert.NotEqual(ModelProviders.Embedded, deployment.Provider);
        Assert.DoesNotContain(
            typeof(AssistantCatalog).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name == typeof(EmbeddedModel).Assembly.GetName().Name);
    }

    /// <summary>With a simulated model service.</summary>
    public sealed class Deployment : ConversationDeployment
    {
        private protected override bool IsEmbedded => false;
    }
}
