using HotelConcierge.Evaluate;
using Microsoft.Extensions.Configuration;

return await EvaluateProgram.RunAsync(
    args,
    new ConfigurationBuilder().AddEnvironmentVariables().Build(),
    Console.Out,
    Console.Error,
    CancellationToken.None);
