// The parts of the message file, as vite.config.ts makes them.
declare module '*.json?first' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?door' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?many' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?comments' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?stuck' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?audit' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?overview' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?plan' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?comparison' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?soon' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?later' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?administration' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?across' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?undone' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?saved' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?decisions' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?monitor' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?alerts' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?releases' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?framework' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?version' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module '*.json?leaving' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
