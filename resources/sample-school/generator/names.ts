/** Frequent family names in Argentina, with particles and compounds among them. */
export const familyNames: readonly string[] = [
  'González', 'Rodríguez', 'Gómez', 'Fernández', 'López', 'Díaz', 'Martínez', 'Pérez', 'García', 'Sánchez', 'Romero', 'Sosa',
  'Torres', 'Álvarez', 'Ruiz', 'Ramírez', 'Flores', 'Benítez', 'Acosta', 'Medina', 'Herrera', 'Suárez', 'Aguirre', 'Giménez',
  'Gutiérrez', 'Pereyra', 'Rojas', 'Molina', 'Castro', 'Ortiz', 'Silva', 'Núñez', 'Luna', 'Juárez', 'Cabrera', 'Ríos', 'Morales',
  'Godoy', 'Moreno', 'Ferreyra', 'Domínguez', 'Carrizo', 'Peralta', 'Castillo', 'Ledesma', 'Quiroga', 'Vega', 'Vera', 'Muñoz',
  'Ojeda', 'Ponce', 'Villalba', 'Cardozo', 'Navarro', 'Coronel', 'Vázquez', 'Ramos', 'Vargas', 'Cáceres', 'Arias', 'Figueroa',
  'Córdoba', 'Correa', 'Maldonado', 'Paz', 'Rivero', 'Miranda', 'Mansilla', 'Farías', 'Roldán', 'Méndez', 'Guzmán', 'Agüero',
  'Hernández', 'Lucero', 'Cruz', 'Páez', 'Escobar', 'Mendoza', 'Barrios', 'Bustos', 'Ávila', 'Ayala', 'Blanco', 'Soria', 'Maidana',
  'Acuña', 'Leiva', 'Duarte', 'Moyano', 'Campos', 'Soto', 'Martín', 'Valdez', 'Bravo', 'Chávez', 'Velázquez', 'Olivera', 'Toledo',
  'Franco', 'Ibáñez', 'Peña', 'Zárate', 'Ibarra', 'Brizuela', 'Yáñez', 'Zapata', 'Bianchi', 'Rossi', 'Russo', 'Ferrari', 'Esposito',
  'Colombo', 'Gallo', 'Mazza', 'Schmidt', 'Müller', 'Kowalski', 'Mamani', 'Quispe', 'Condorí', 'Huanca', 'Choque', 'Nahuel',
  'de la Cruz', 'de la Fuente', 'De Luca', 'Di Pietro', 'Di Marco', 'D’Angelo', 'Del Valle', 'de los Santos', 'San Martín', 'Dos Santos',
  'Pérez Gómez', 'García Lorca', 'Díaz Colodrero', 'Sáenz Valiente', 'López Aufranc', 'Ruiz Díaz', 'Núñez Vela', 'Montes de Oca',
];

/** Frequent given names of girls. */
export const girlNames: readonly string[] = [
  'María', 'Sofía', 'Emma', 'Martina', 'Valentina', 'Isabella', 'Olivia', 'Catalina', 'Victoria', 'Delfina', 'Julieta', 'Lucía', 'Mía',
  'Camila', 'Milagros', 'Agustina', 'Zoe', 'Pilar', 'Alma', 'Guadalupe', 'Renata', 'Juana', 'Francesca', 'Ámbar', 'Morena', 'Abril',
  'Brisa', 'Malena', 'Josefina', 'Paula', 'Rocío', 'Bianca', 'Nahiara', 'Lola', 'Jazmín', 'Candela', 'Ludmila', 'Araceli', 'Belén',
];

/** Frequent given names of boys. */
export const boyNames: readonly string[] = [
  'Mateo', 'Benjamín', 'Felipe', 'Bautista', 'Juan', 'Lautaro', 'Thiago', 'Joaquín', 'Santino', 'Valentino', 'Bruno', 'Lorenzo', 'Ciro',
  'Gael', 'Francisco', 'Tomás', 'Nicolás', 'Santiago', 'Ignacio', 'Facundo', 'Agustín', 'Dante', 'Máximo', 'Ramiro', 'Ángel', 'Simón',
  'León', 'Julián', 'Lucas', 'Gonzalo', 'Iñaki', 'Uriel', 'Emanuel', 'Franco', 'Alejo', 'Elías', 'Fermín', 'Martín', 'Axel',
];

/** Second given names of girls. */
export const girlSecondNames: readonly string[] = [
  'José', 'Ana', 'Belén', 'Luz', 'Paz', 'Inés', 'del Carmen', 'Celeste', 'Abigail', 'Aylén', 'Eugenia', 'Sol', 'Antonella', 'Itatí',
];

/** Second given names of boys. */
export const boySecondNames: readonly string[] = [
  'Ignacio', 'Pablo', 'Manuel', 'Martín', 'José', 'Andrés', 'Ezequiel', 'Daniel', 'Exequiel', 'Nicolás', 'Román', 'Benjamín', 'Tobías',
];

/** Given names of grown women. */
export const womanNames: readonly string[] = [
  'Silvia Noemí', 'Claudia', 'Patricia', 'Mónica Beatriz', 'Verónica', 'Andrea', 'Natalia', 'Carolina', 'Laura Inés', 'Gabriela', 'Marcela',
  'Lorena', 'Romina', 'Mariana', 'Cecilia', 'Analía', 'Graciela', 'Daniela', 'Yanina', 'Florencia', 'Soledad', 'Vanesa', 'Karina', 'Norma',
];

/** Given names of grown men. */
export const manNames: readonly string[] = [
  'Carlos Alberto', 'Jorge Luis', 'Diego', 'Marcelo', 'Gustavo', 'Pablo', 'Sergio', 'Fabián', 'Cristian', 'Leonardo', 'Hernán', 'Damián',
  'Ricardo', 'Walter', 'Adrián', 'Ariel', 'Raúl', 'Héctor Omar', 'Matías', 'Esteban', 'Maximiliano', 'Ezequiel', 'Rubén Darío', 'Mauro',
];

/** Towns and the dialling code of each. */
export const towns: readonly { name: string; province: string; areaCode: string }[] = [
  { name: 'Quilmes', province: 'Buenos Aires', areaCode: '011' },
  { name: 'Tandil', province: 'Buenos Aires', areaCode: '0249' },
  { name: 'Junín', province: 'Buenos Aires', areaCode: '0236' },
  { name: 'Villa María', province: 'Córdoba', areaCode: '0353' },
  { name: 'Río Cuarto', province: 'Córdoba', areaCode: '0358' },
  { name: 'Rafaela', province: 'Santa Fe', areaCode: '03492' },
  { name: 'Concordia', province: 'Entre Ríos', areaCode: '0345' },
  { name: 'Goya', province: 'Corrientes', areaCode: '03777' },
  { name: 'Oberá', province: 'Misiones', areaCode: '03755' },
  { name: 'San Rafael', province: 'Mendoza', areaCode: '0260' },
  { name: 'Añatuya', province: 'Santiago del Estero', areaCode: '03844' },
  { name: 'Tafí Viejo', province: 'Tucumán', areaCode: '0381' },
  { name: 'General Roca', province: 'Río Negro', areaCode: '0298' },
  { name: 'Trelew', province: 'Chubut', areaCode: '0280' },
];

/** Street names. */
export const streets: readonly string[] = [
  'San Martín', 'Belgrano', 'Rivadavia', 'Mitre', 'Sarmiento', 'Moreno', '25 de Mayo', '9 de Julio', 'Av. Libertad', 'Los Ceibos',
  'Las Heras', 'Pje. Los Álamos', 'Güemes', 'Av. Perón', 'Chacabuco', 'Maipú', 'Alem', 'Dorrego', 'Brown', 'Lavalle', 'Calle 14', 'Ñandubay',
  'Italia', 'España', 'Av. Hipólito Yrigoyen', 'Paso de los Andes', 'Cnel. Suárez', 'Pueyrredón', 'Santa Fe', 'Islas Malvinas',
];

/** Names a school may carry. */
export const schoolPatrons: readonly string[] = [
  'Domingo Faustino Sarmiento', 'Juana Azurduy', 'Manuel Belgrano', 'Almirante Brown', 'Alfonsina Storni', 'Mariano Moreno',
  'Rosario Vera Peñaloza', 'Bernardino Rivadavia', 'Islas Malvinas', 'Gabriela Mistral', 'María Elena Walsh', 'Provincia de San Luis',
];
