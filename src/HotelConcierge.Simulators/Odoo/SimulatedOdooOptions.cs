namespace HotelConcierge.Simulators.Odoo;

/// <summary>How the simulated Odoo is set up; the defaults are made up and open no real database.</summary>
public sealed class SimulatedOdooOptions
{
    public string Database { get; init; } = "shop";

    /// <summary>The login of the user whose key it is.</summary>
    public string Username { get; init; } = "concierge@shop.example";

    public string ApiKey { get; init; } = "simulated-odoo-key-that-opens-nothing";

    /// <summary>Odoo's main version, 14 to 19, which differ in their fields.</summary>
    public int Version { get; init; } = 17;

    /// <summary>The languages that are switched on, by Odoo's codes; <c>en_US</c> is always one.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en_US", "th_TH"];

    /// <summary>The company's currency.</summary>
    public string Currency { get; init; } = "THB";

    /// <summary>The company's country.</summary>
    public string Country { get; init; } = "TH";

    /// <summary>Whether stock is kept at all, which is an app of its own.</summary>
    public bool HasStock { get; init; } = true;

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many calls the log keeps; the oldest are forgotten first.</summary>
    public int MaxCalls { get; init; } = 100_000;

    /// <summary>Dates records, and times delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
