using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>The ERP of the deployment, and who of its customers guests are, as far as either is there.</summary>
public sealed class ErpAccess(IEnumerable<IErp> erps, IEnumerable<IKnowsCustomers> customers)
{
    private readonly IKnowsCustomers? _customers = customers.LastOrDefault();

    /// <summary>Null where the deployment has none: no shop can be served.</summary>
    public IErp? Erp { get; } = erps.LastOrDefault();

    /// <summary>The customer that the guest of a call is proven to be; null for nobody yet.</summary>
    /// <exception cref="ErpException">The ERP cannot be asked.</exception>
    internal async Task<LinkedCustomer?> CustomerOfAsync(ToolCall call, CancellationToken cancellationToken) =>
        _customers is null ? null : await _customers.FindAsync(call.Assistant, call.Guest, cancellationToken);
}
