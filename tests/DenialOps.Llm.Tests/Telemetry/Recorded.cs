using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using DenialOps.Llm.Telemetry;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace DenialOps.Llm.Tests.Telemetry;

/// <summary>Everything that telemetry tells while it lives, taken by OpenTelemetry's own SDK and by a logger.</summary>
internal sealed class Recorded : ILoggerFactory, ILogger
{
    private readonly List<Activity> spans = [];
    private readonly List<MetricSnapshot> metrics = [];
    private readonly ConcurrentQueue<LogLine> lines = new();
    private readonly TracerProvider tracer;
    private readonly MeterProvider meter;

    public Recorded(bool http = false)
    {
        var tracing = Sdk.CreateTracerProviderBuilder().SetSampler(new AlwaysOnSampler()).AddSource(TelemetryChatClient.SourceName);
        tracer = (http ? tracing.AddSource("System.Net.Http") : tracing).AddInMemoryExporter(spans).Build();
        meter = Sdk.CreateMeterProviderBuilder().AddMeter(TelemetryChatClient.SourceName).AddInMemoryExporter(metrics).Build();
    }

    public IReadOnlyList<Activity> Spans => [.. spans];

    public Activity Span => Calls.ShouldHaveSingleItem();

    public IReadOnlyList<Activity> Calls => [.. spans.Where(span => span.Source.Name == TelemetryChatClient.SourceName)];

    public IReadOnlyList<LogLine> Lines => [.. lines];

    /// <summary>The points of an instrument.</summary>
    public IReadOnlyList<Point> this[string name] => [.. Read().Where(point => point.Name == name)];

    public IReadOnlyList<Point> Read()
    {
        metrics.Clear();
        meter.ForceFlush();
        return [.. metrics.SelectMany(metric => metric.MetricPoints.Select(point => Point.Of(metric, point)))];
    }

    /// <summary>All that was told, as one text.</summary>
    public string AllText()
    {
        var text = new StringBuilder();
        foreach (var span in spans)
        {
            text.AppendLine(span.DisplayName).AppendLine(span.StatusDescription);
            AppendAll(text, span.TagObjects);
            foreach (var happened in span.Events)
            {
                text.AppendLine(happened.Name);
                AppendAll(text, happened.Tags);
            }
        }

        foreach (var point in Read())
        {
            text.AppendLine(point.Name);
            AppendAll(text, point.Tags);
        }

        foreach (var line in lines)
        {
            text.AppendLine(line.Text);
            AppendAll(text, line.Values);
        }

        return text.ToString();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(new(
            logLevel, eventId, formatter(state, exception) + exception, ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary()));

    public void Dispose()
    {
        tracer.Dispose();
        meter.Dispose();
    }

    private static void AppendAll(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            text.Append(name).Append('=').AppendLine(
                value is string[] many ? string.Join(",", many) : Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }

    internal sealed record LogLine(LogLevel Level, EventId Id, string Text, IReadOnlyDictionary<string, object?> Values);

    internal sealed record Point(
        string Name, string Unit, IReadOnlyDictionary<string, object?> Tags, double Value, long Count, IReadOnlyList<double> Bounds)
    {
        internal string? this[string tag] => Tags.GetValueOrDefault(tag)?.ToString();

        internal static Point Of(MetricSnapshot metric, in MetricPoint point)
        {
            var tags = new Dictionary<string, object?>();
            foreach (var tag in point.Tags)
            {
                tags[tag.Key] = tag.Value;
            }

            var bounds = new List<double>();
            if (metric.MetricType == MetricType.Histogram)
            {
                foreach (var bucket in point.GetHistogramBuckets())
                {
                    bounds.Add(bucket.ExplicitBound);
                }
            }

            var (value, count) = metric.MetricType switch
            {
                MetricType.Histogram => (point.GetHistogramSum(), point.GetHistogramCount()),
                MetricType.LongSum => (point.GetSumLong(), 1),
                MetricType.DoubleSum => (point.GetSumDouble(), 1),
                MetricType.DoubleGauge => (point.GetGaugeLastValueDouble(), 1L),
                _ => throw new NotSupportedException(metric.MetricType.ToString()),
            };
            return new(metric.Name, metric.Unit, tags, value, count, bounds);
        }
    }
}
