using System.Text.Json;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>Staff who see to what guests had noted.</summary>
internal sealed class Reception(IServiceProvider services)
{
    private const string Hotel = "hotel";

    /// <summary>Marks whatever is open as done, and has said what is due.</summary>
    public async Task CloseAllAsync(CancellationToken cancellationToken)
    {
        var desk = services.GetRequiredService<RequestDesk>();
        using var list = JsonDocument.Parse((await desk.ListAsync(Hotel, cancellationToken)).Json);
        foreach (var request in list.RootElement.GetProperty("requests").EnumerateArray())
            await desk.CloseAsync(Hotel, request.GetProperty("id").GetString()!, cancellationToken);

        await using var scope = services.CreateAsyncScope();
        var done = scope.ServiceProvider.GetServices<IProactiveMessage>().OfType<RequestDoneMessage>();
        await ActivatorUtilities.CreateInstance<ProactiveMessageSchedule>(scope.ServiceProvider, new ProactiveMessageCatalog(done))
            .SendDueAsync(cancellationToken);
    }
}
