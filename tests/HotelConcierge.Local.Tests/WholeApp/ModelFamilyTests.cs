using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>The whole app, with SQLite and Twilio's simulator, and a model service that refuses what the real one refuses.</summary>
public sealed class ModelFamilyTests
{
    private const string Ana = "whatsapp:+34600000211";

    [Theory]
    [InlineData("gpt-4.1-mini", SimulatedFamily.Gpt41)]
    [InlineData("gpt-5-mini", SimulatedFamily.Gpt5)]
    [InlineData("gpt-5.4-mini", SimulatedFamily.Gpt54)]
    [InlineData("o4-mini", SimulatedFamily.OSeries)]
    [InlineData("concierge", SimulatedFamily.Gpt56)]
    [InlineData("own-model", SimulatedFamily.MaxTokensOnly)]
    public async Task A_guest_is_answered_with_what_a_tool_found(string model, SimulatedFamily family)
    {
        await using var service = await SimulatedOpenAI.StartAsync(
            new SimulatedOpenAIOptions { Families = new Dictionary<string, SimulatedFamily>(StringComparer.Ordinal) { [model] = family } }
        );
        service.Responder = request =>
            request.Messages[^1].Role is "tool"
                ? ScriptedAnswer.Say($"I looked it up: {request.LastText.Length > 100}")
                : ScriptedAnswer.Call("hotel_information", """{"question":"When does the pool open?"}""");
        await using var deployment = await HotelDeployment.OpenAsync(
            embedded: false,
            ("OpenAI:Endpoint", service.Endpoint.ToString()),
            ("OpenAI:ApiKey", service.ApiKey),
            ("OpenAI:Model", model));

        Assert.Contains(
            "I looked it up: True",
            await deployment.WriteAsync(Ana, "Is the pool open in the morning?"),
            StringComparison.Ordinal);
        var refused = service.Refusals.Count;
        Assert.Contains(
            "I looked it up: True",
            await deployment.WriteAsync(Ana, "And is the pool open at night?"),
            StringComparison.Ordinal);

        Assert.Equal(refused, service.Refusals.Count);
        Assert.InRange(refused, 0, 2);
    }
}
