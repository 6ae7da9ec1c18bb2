using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Functions.Tests.Node;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("HotelConcierge.Functions.Tests.Node." + nameof(NodeTestFramework), "HotelConcierge.Functions.Tests")]

namespace HotelConcierge.Functions.Tests.Node;

/// <summary>
/// xunit's own framework, which skips the classes that need Node where that is missing. Their tests come from contract suites
/// that run elsewhere without it, so an attribute on the tests cannot say it.
/// </summary>
public sealed class NodeTestFramework(IMessageSink diagnostics) : XunitTestFramework(diagnostics)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new SkippingExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class SkippingExecutor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assembly, source, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions
        ) => base.RunTestCases(testCases.Select(OrSkipped), executionMessageSink, executionOptions);

        private IXunitTestCase OrSkipped(IXunitTestCase test) =>
            NodePackages.WhySkipped is { } why && test.TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsNodeAttribute)).Any()
                ? new SkippedTestCase(DiagnosticMessageSink, test, why)
                : test;
    }

    [SuppressMessage("Extensibility", "xUnit3001", Justification = "Made when a run begins and never handed to another process.")]
    private sealed class SkippedTestCase(IMessageSink diagnostics, IXunitTestCase test, string why)
        : XunitTestCase(
            diagnostics,
            TestMethodDisplay.ClassAndMethod,
            TestMethodDisplayOptions.None,
            test.TestMethod,
            test.TestMethodArguments)
    {
        protected override string GetSkipReason(IAttributeInfo factAttribute) => why;
    }
}
