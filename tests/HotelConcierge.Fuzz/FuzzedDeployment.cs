using HotelConcierge.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Fuzz;

/// <summary>A deployment whose webhooks are fuzzed, made anew now and then: what guests have written would fill it.</summary>
/// <param name="build">Makes one.</param>
internal sealed class FuzzedDeployment(Func<ServiceProvider> build) : IAsyncDisposable
{
    private const int InputsOfOne = 1_000;

    private ServiceProvider _services = build();
    private int _inputs;

    /// <summary>Takes the next input.</summary>
    public async ValueTask<WebhookIntake> NextAsync()
    {
        if (++_inputs % InputsOfOne == 0)
        {
            await _services.DisposeAsync();
            _services = build();
        }

        return _services.GetRequiredService<WebhookIntake>();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
