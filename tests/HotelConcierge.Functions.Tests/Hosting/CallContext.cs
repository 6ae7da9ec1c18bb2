using Microsoft.Azure.Functions.Worker;

namespace HotelConcierge.Functions.Tests.Hosting;

/// <summary>A call of a function, of which only the services and the token are known.</summary>
internal sealed class CallContext(IServiceProvider services, CancellationToken cancellationToken = default) : FunctionContext
{
    public override IServiceProvider InstanceServices { get; set; } = services;

    public override CancellationToken CancellationToken => cancellationToken;

    public override string InvocationId => "one call of a test";

    public override string FunctionId => throw new NotSupportedException();

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override FunctionDefinition FunctionDefinition => throw new NotSupportedException();

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => throw new NotSupportedException();
}
