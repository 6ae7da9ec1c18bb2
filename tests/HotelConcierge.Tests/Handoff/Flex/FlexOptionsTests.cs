using HotelConcierge.Channels.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Handoff.Flex;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Handoff.Flex;

public sealed class FlexOptionsTests
{
    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_no_value_with_it()
    {
        using var services = Build(("Flex:WorkspaceSid", "secret-1"), ("Flex:TaskChannel", " "), ("Flex:ApiBaseUrl", "secret-2"));
        var problems = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<FlexOptions>>().Value).Failures.ToList();

        foreach (var setting in new[] { "Conversations__ServiceSid", "Flex__WorkspaceSid", "Flex__WorkflowSid", "Flex__TaskChannel", "Flex__ApiBaseUrl" })
            Assert.Single(problems, problem => problem.Contains(setting, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_workspace_and_a_workflow_there_is_no_such_desk()
    {
        using var services = Build(("Flex:TaskChannel", "chat"));

        Assert.Empty(services.GetServices<IDesk>());
    }

    private static ServiceProvider Build(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
        return new ServiceCollection().AddConversations(configuration).AddFlex(configuration).BuildServiceProvider();
    }
}
