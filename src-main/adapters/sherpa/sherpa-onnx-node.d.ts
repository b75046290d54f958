/** What we use of sherpa-onnx, which comes without types. */
declare module 'sherpa-onnx-node' {
  const sherpa: {
    OfflineSpeakerDiarization: new (configuration: {
      segmentation: { pyannote: { model: string }; numThreads: number };
      embedding: { model: string; numThreads: number };
      clustering: { numClusters: number; threshold: number };
      /** Seconds: a voice that is shorter is left out, and a pause that is shorter is none. */
      minDurationOn: number;
      minDurationOff: number;
    }) => {
      sampleRate: number;
      /** Times in seconds. */
      process(samples: Float32Array): { start: number; end: number; speaker: number }[];
    };
  };
  export default sherpa;
}
